import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { trackDrift } from '../../src/pipeline/drift/track-drift.ts'
import { startDesk, type Desk } from '../github/desk.ts'

/** A workspace with one environment of no releases, whose cluster does not answer. */
async function withWorkspace(): Promise<Desk> {
  const desk = await startDesk()
  const files = {
    'values/prod-eu/environment.yml': 'cluster: { context: prod-eu }\npolicy: {}\nreleases: []\n',
    'values/prod-eu/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(desk.folder, path)), { recursive: true })
    writeFileSync(join(desk.folder, path), text)
  }
  const ports: Desk['ports'] = (event) => ({
    ...desk.ports(event),
    cluster: async () => {
      throw new Failure('cluster-unreachable', 'The cluster does not answer', { hint: '' })
    },
  })
  return { ...desk, ports }
}

const all = (desk: Desk) => ({ root: desk.folder, environments: [], releases: [], isTried: false })

test('where nobody could look, the open issue says so, stays open, and the verb fails', async () => {
  await using desk = await withWorkspace()
  const body = '<!-- sluice-drift:prod-eu fingerprint:0123456789abcdef -->\nSomething drifts'
  desk.github.state.issues.push({ number: 1, title: 't', body, state: 'open', labels: ['sluice-drift'], author: 'github-actions[bot]' })

  const tracking = trackDrift(all(desk), desk.ports())

  await expect(tracking).rejects.toMatchObject({ code: 'cluster-unreachable' })
  expect(desk.github.state.issues).toMatchObject([
    { state: 'open', body: expect.stringContaining('Could not look since 2026-11-26 12:00 UTC: `cluster-unreachable`') },
  ])
})

test('a part of an environment cannot keep its issue', async () => {
  await using desk = await withWorkspace()

  await expect(trackDrift({ ...all(desk), releases: ['istiod'] }, desk.ports())).rejects.toMatchObject({ code: 'usage' })
  expect(desk.github.asked).toEqual([])
})
