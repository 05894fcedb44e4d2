import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loopback } from '../adapters/loopback.ts'
import { packed } from '../adapters/packed.ts'
import { helms } from './helms.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const render = (place: Scratch, env: Record<string, string> = {}): Promise<Ran> => sluice(['render', '--workspace', place.root], { env })

const everything = (place: Scratch, { out, err }: Ran): string =>
  [
    out,
    err,
    ...place
      .tree('.')
      .filter((path) => path.startsWith('rendered/'))
      .map((path) => readFileSync(join(place.root, path), 'utf8')),
  ].join('\n')

test.each([
  ['/proc/self/environ'],
  ['../../../../../../proc/self/environ'],
  ['-'],
  ['https://example.invalid/v.yml'],
  ['link.yml'],
  ['linked/v.yml'],
  ['../../.git/config'],
])('T03 values from %s are refused, and nothing of them is shown', async (path) => {
  using outside = scratch({ 'v.yml': 'a: canary-of-a-file\n' })
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ a: {{ toJson .Values | quote }} }') }, { release: `values: ["${path}"]` }))
  await place.git('init', '-q')
  await place.git('config', 'x.y', 'canary-of-git')
  symlinkSync(join(outside.root, 'v.yml'), join(place.root, 'values/e/link.yml'))
  symlinkSync(outside.root, join(place.root, 'values/e/linked'))

  const ran = await render(place, { CANARY: 'canary-of-the-environment' })

  expect(ran.code, ran.err).toBe(2)
  expect(everything(place, ran)).not.toContain('canary')
})

test.each(helms)('helm %s: T03 a link in a chart folder does not bring a file into rendered/', async (_major, helm) => {
  using outside = scratch({ token: 'canary-of-a-token' })
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ a: {{ .Files.Get "notes.txt" | quote }} }') }))
  symlinkSync(join(outside.root, 'token'), join(place.root, 'values/_charts/c/notes.txt'))

  const ran = await render(place, { SLUICE_HELM: helm })

  expect(ran.code, ran.err).toBe(2)
  expect(ran.err).toContain('notes.txt')
  expect(everything(place, ran)).not.toContain('canary')
})

test.each(helms)('helm %s: T04 nothing that a schema refers to is fetched, be it of the chart, of a subchart, or left out', async (_major, helm) => {
  await using server = await loopback((_request, response) => response.end('{}'))
  const schema = JSON.stringify({ $ref: `${server.url}/schema.json` })
  const chart = oneRelease({ 'm.yaml': configMap('m') })
  using own = scratch({ ...chart, 'values/_charts/c/values.schema.json': schema })
  using sub = scratch({
    ...chart,
    'values/_charts/c/charts/d/Chart.yaml': 'apiVersion: v2\nname: d\nversion: 1.0.0\n',
    'values/_charts/c/charts/d/values.schema.json': schema,
  })
  using skipped = scratch({
    ...oneRelease({ 'm.yaml': configMap('m') }, { release: 'skipSchemaValidation: true' }),
    'values/_charts/c/values.schema.json': schema,
  })

  const codes = await Promise.all([own, sub, skipped].map(async (place) => (await render(place, { SLUICE_HELM: helm })).code))

  expect(codes).toEqual([2, 2, 0])
  expect(server.hits).toEqual([])
})

test('T04 a schema in an archive within the archive is not fetched either', async () => {
  await using server = await loopback((_request, response) => response.end('{}'))
  const inner = await packed([
    { name: 'd/Chart.yaml', text: 'apiVersion: v2\nname: d\nversion: 1.0.0\n' },
    { name: 'd/values.schema.json', text: JSON.stringify({ $ref: `${server.url}/schema.json` }) },
  ])
  const outer = await packed([
    { name: 'c/Chart.yaml', text: 'apiVersion: v2\nname: c\nversion: 1.0.0\n' },
    { name: 'c/charts/d-1.0.0.tgz', text: inner },
  ])
  using place = scratch(oneRelease({}))
  place.write('values/e/environment.yml', 'releases:\n  - { name: r, namespace: ns, chart: c, repository: c.tgz, version: 1.0.0 }\n')
  place.write('values/e/c.tgz', outer)

  const ran = await render(place)

  expect(ran.code, ran.err).toBe(2)
  expect(server.hits).toEqual([])
})
