import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import jsonata from 'jsonata'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../../', import.meta.url))
type Manager = { datasourceTemplate: string; fileFormat: string; managerFilePatterns: readonly string[]; matchStrings: readonly string[] }
const preset: { customManagers: readonly Manager[] } = JSON.parse(readFileSync(join(root, 'docs/renovate/default.json'), 'utf8'))

/** What Renovate would look up, by running the preset's queries as it does. */
async function lookedUp(text: string): Promise<readonly unknown[]> {
  const found = preset.customManagers.map(async ({ matchStrings, datasourceTemplate }) => {
    const answers: readonly unknown[] = await Promise.all(matchStrings.map((query) => jsonata(query).evaluate(parse(text))))
    return answers.flatMap((answer) => [answer ?? []].flat()).map((dependency) => ({ datasource: datasourceTemplate, ...Object(dependency) }))
  })
  return (await Promise.all(found)).flat()
}

test('the Renovate preset finds charts of repositories and registries, in any order of keys, and leaves paths alone', async () => {
  const text = `cluster: { context: prod-eu }
releases:
  - name: istio-base # ours
    repository: https://istio-release.storage.googleapis.com/charts
    version: 1.29.1
    chart: base
    digest: sha256:00
  - { name: other, chart: podinfo, version: 6.9.0, repository: "oci://ghcr.io/stefanprodan/charts/" }
  - { name: own, chart: c, version: 1.0.0, repository: ../_charts/c }
`

  expect(await lookedUp(text)).toEqual([
    {
      datasource: 'helm',
      depName: 'base',
      packageName: 'base',
      registryUrl: 'https://istio-release.storage.googleapis.com/charts',
      currentValue: '1.29.1',
    },
    { datasource: 'docker', depName: 'podinfo', packageName: 'ghcr.io/stefanprodan/charts/podinfo', currentValue: '6.9.0' },
  ])
})

test('the Renovate preset reads each environment.yml of the examples, whose charts are all from paths', async () => {
  const files = globSync('values/*/environment.yml', { cwd: root })
  const patterns = preset.customManagers.flatMap(({ managerFilePatterns }) => managerFilePatterns.map((pattern) => new RegExp(pattern.slice(1, -1))))

  expect(files.length).toBeGreaterThan(1)
  expect(files.filter((file) => !patterns.every((pattern) => pattern.test(file)))).toEqual([])
  expect((await Promise.all(files.map((file) => lookedUp(readFileSync(join(root, file), 'utf8'))))).flat()).toEqual([])
})
