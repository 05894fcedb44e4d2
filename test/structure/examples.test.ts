import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createPacking } from '../../src/adapters/packing.ts'
import { at, listAt, textAt } from '../../src/model/json.ts'
import { readSnapshot, withObjects } from '../../src/pipeline/facts/read-snapshot.ts'

const values = fileURLToPath(new URL('../../values/', import.meta.url))
const text = (path: string): string => readFileSync(`${values}${path}`, 'utf8')
const environments = readdirSync(values).filter((name) => !name.startsWith('_'))

const snapshot = async (path: string) => withObjects(await readSnapshot(text(path), path, async () => createPacking()), 'all')

test('there are two environments to see what an upgrade does to each', () => {
  expect(environments).toEqual(['production', 'staging'])
})

describe.each(readdirSync(`${values}_charts`))('example chart %s', (folder) => {
  const chart: { name: string; version: string } = parse(text(`_charts/${folder}/Chart.yaml`))

  test('is named after its folder, so that environment.yml can be read without opening it', () => {
    expect(`${chart.name}-${chart.version}`).toBe(folder)
  })

  test('renders the same bytes each time and brings no hooks', () => {
    const templates = readdirSync(`${values}_charts/${folder}/templates`)
      .map((name) => text(`_charts/${folder}/templates/${name}`))
      .join('\n')

    expect(templates).not.toMatch(/rand\w+|uuidv4|\bnow\b|genCA|genSelfSignedCert|genPrivateKey|\blookup\b/)
    expect(templates).not.toContain('helm.sh/hook')
  })
})

describe.each(environments)('example environment %s', (name) => {
  const file: { releases: { chart: string; version: string; repository: string; values: string[] }[] } = parse(text(`${name}/environment.yml`))

  test('names charts and values files that are here', () => {
    const named = file.releases.flatMap((release) => [`${release.repository}/Chart.yaml`, ...release.values])

    expect(named.filter((path) => !existsSync(`${values}${name}/${path}`))).toEqual([])
    expect(file.releases.map((release) => release.repository)).toEqual(file.releases.map((release) => `../_charts/${release.chart}-${release.version}`))
  })

  test('has a snapshot that check can judge by', async () => {
    expect(await snapshot(`${name}/snapshot.json`)).toMatchObject({ source: 'snapshot', crds: [{ id: { name: 'routepolicies.routing.meadow.dev' } }] })
  })
})

describe("the demo's picture of a cluster", async () => {
  const facts = await snapshot('_demo/snapshot.json')
  const policies = facts.live.flatMap((kind) => kind.objects)

  test('still stores objects in the version that 2.0.0 stops serving', () => {
    expect(at(facts.crds[0]?.body, 'status', 'storedVersions')).toEqual(['v1alpha1', 'v1'])
  })

  test('holds five policies, of which three use the field that 2.0.0 removes', () => {
    const users = policies.filter(({ body }) => listAt(body, 'spec', 'routes').some((route) => at(route, 'mirror') !== undefined))

    expect(policies).toHaveLength(5)
    expect(users.map(({ id }) => `${id.namespace}/${id.name}`)).toEqual(['payments/refunds', 'search/suggest', 'shop/storefront'])
  })

  test('was edited by hand later, and lacks one object', async () => {
    const live = (await snapshot('_demo/live.json')).live.flatMap((kind) => kind.objects)
    const managers = live.flatMap(({ body, id }) => listAt(body, 'metadata', 'managedFields').map((entry) => `${textAt(entry, 'manager')} ${id.kind}`))

    expect(managers).toContain('kubectl-edit Deployment')
    expect(live.map(({ id }) => id.kind)).not.toContain('PodDisruptionBudget')
  })
})
