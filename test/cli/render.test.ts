import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readProvenance, treeDigest } from '../../src/store/store.ts'
import { configMap, oneRelease, scratch, sluice, type Scratch } from './workspace.ts'

const good = oneRelease({ 'm.yaml': configMap('m'), 'k.yaml': configMap('k') })
const render = (place: Scratch, ...flags: readonly string[]) => sluice(['render', '--workspace', place.root, ...flags])

test('render writes one object a file and its provenance, and names them on stdout', async () => {
  using place = scratch(good)

  const ran = await render(place)

  expect(ran.code, ran.err).toBe(0)
  expect(place.tree('rendered')).toEqual(['rendered/e/r/configmap_ns_k.yaml', 'rendered/e/r/configmap_ns_m.yaml', 'rendered/e/r/render.yml'])
  expect(ran.out).toMatch(/r\s+1\.0\.0\s+2\s+0\s+2\s+0|r\s+1\.0\.0/)
})

test('promise 1: a second render writes nothing', async () => {
  using place = scratch(good)
  await render(place)
  const times = () => place.tree('rendered').map((path) => statSync(join(place.root, path)).mtimeMs)
  const before = times()

  const ran = await render(place)

  expect(ran.code).toBe(0)
  expect(times()).toEqual(before)
})

const bytes = (place: Scratch): readonly string[] =>
  place
    .tree('rendered')
    .filter((path) => !path.endsWith('render.yml'))
    .map((path) => readFileSync(join(place.root, path), 'utf8'))

test('promise 1: documents and keys in another order give the same bytes', async () => {
  using one = scratch(oneRelease({ 'a.yaml': `${configMap('a', '{ x: "1", y: "2" }')}---\n${configMap('b')}` }))
  using other = scratch(oneRelease({ 'z.yaml': `${configMap('b')}---\ndata: { y: "2", x: "1" }\nmetadata: { name: a }\nkind: ConfigMap\napiVersion: v1\n` }))

  await Promise.all([render(one), render(other)])

  expect(bytes(other)).toEqual(bytes(one))
  expect(bytes(one)).toHaveLength(2)
})

test('files of objects and releases that are gone go away', async () => {
  using place = scratch(good)
  await render(place)
  place.write('values/_charts/c/templates/k.yaml', '')
  place.write('rendered/e/old-release/configmap_ns_x.yaml', configMap('x'))

  await render(place)

  expect(place.tree('rendered')).toEqual(['rendered/e/r/configmap_ns_m.yaml', 'rendered/e/r/render.yml'])
})

test('render --check writes nothing, names the files, and exits 10 when rendered/ is not what the inputs give', async () => {
  using place = scratch(good)
  await render(place)
  const before = place.tree()
  place.write('values/_charts/c/templates/m.yaml', configMap('m', '{ a: "2" }'))

  const ran = await render(place, '--check')

  expect(ran.code).toBe(10)
  expect(ran.out).toContain('rendered/e/r/configmap_ns_m.yaml')
  expect(place.tree()).toEqual(before)
  expect(readFileSync(join(place.root, 'rendered/e/r/configmap_ns_m.yaml'), 'utf8')).toMatch(/a: ['"]1['"]/)
})

test('render --check finds a hand edit', async () => {
  using place = scratch(good)
  await render(place)
  place.write('rendered/e/r/configmap_ns_m.yaml', configMap('m', '{ a: by-hand }'))

  expect((await render(place, '--check')).code).toBe(10)
})

test('render --check finds a tree whose provenance was forged to fit a hand edit', async () => {
  using place = scratch(good)
  await render(place)
  const file = 'rendered/e/r/configmap_ns_m.yaml'
  const edited = new Map(place.tree('rendered').map((path) => [basename(path), readFileSync(join(place.root, path), 'utf8')]))
  edited.set(basename(file), configMap('m', '{ a: by-hand }'))
  const provenance = readProvenance(edited.get('render.yml') ?? '')
  place.write(file, edited.get(basename(file)) ?? '')
  place.write('rendered/e/r/render.yml', (edited.get('render.yml') ?? '').replaceAll(provenance?.digest ?? '-', treeDigest(edited)))

  const ran = await render(place, '--check')

  expect(ran.code, ran.out).toBe(10)
  expect(ran.out).toContain(file)
})

test('render --commit commits rendered/ alone, names release, version and digests, and nothing when nothing changed', async () => {
  using place = scratch(good)
  await place.git('init', '-q')
  await place.git('config', 'user.name', 'Test')
  await place.git('config', 'user.email', 'test@example.com')
  place.write('staged.txt', 'staged by the user')
  await place.git('add', 'staged.txt')

  await render(place, '--commit')
  const first = await place.git('log', '-1', '--format=%B', '--name-only')
  await render(place, '--commit')

  expect(first.out).toContain('r 1.0.0')
  expect(first.out).toMatch(/sha256:[0-9a-f]{64}/)
  expect(first.out).not.toContain('staged.txt')
  expect((await place.git('log', '--oneline')).out.trim().split('\n')).toHaveLength(1)
  expect((await place.git('status', '--porcelain', 'rendered', 'staged.txt')).out).toBe('A  staged.txt\n')
})

test('one object from two releases is refused, and both releases are named', async () => {
  using place = scratch(good)
  place.write(
    'values/e/environment.yml',
    'releases:\n' + ['r', 's'].map((name) => `  - { name: ${name}, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0 }\n`).join(''),
  )

  const ran = await render(place)

  expect(ran.code).toBe(2)
  expect(ran.err).toContain('comes from r and from s')
})

test('JSON output is one document with counts and digests', async () => {
  using place = scratch(good)

  const ran = await render(place, '--output', 'json')

  expect(JSON.parse(ran.out)).toMatchObject({
    schema: 'sluice/v1',
    verb: 'render',
    exitCode: 0,
    verdict: null,
    environments: [
      { name: 'e', releases: [{ name: 'r', objects: 2, added: 2, changed: 0, removed: 0, digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }] },
    ],
  })
})

test('helm never sees the environment of the user: HELM_NAMESPACE and a broken KUBECONFIG change nothing', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ ns: "{{ .Release.Namespace }}" }') }))

  const ran = await sluice(['render', '--workspace', place.root], { env: { HELM_NAMESPACE: 'evil', KUBECONFIG: '/dev/urandom', HELM_KUBEASUSER: 'root' } })

  expect(ran.code, ran.err).toBe(0)
  expect(readFileSync(join(place.root, 'rendered/e/r/configmap_ns_m.yaml'), 'utf8')).toContain('ns: ns')
})
