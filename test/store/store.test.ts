import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Manifest, ResourceId } from '../../src/model/manifest.ts'
import { comparedTrees, objectFiles, readProvenance, treeDigest, treeOf } from '../../src/store/store.ts'

const sha = `sha256:${'a'.repeat(64)}`
const from = {
  release: 'istiod',
  namespace: 'istio-system',
  chart: { name: 'istiod', version: '1.30.0', appVersion: '1.30.0' },
  archive: sha,
  helm: 'v4.1.4',
  kubeVersion: '1.35.0',
  values: [{ file: 'values/prod/istiod.yml', sha256: sha }],
  inputs: sha,
}
const manifest = (id: Partial<ResourceId>): Manifest => ({ id: { group: '', kind: 'ConfigMap', namespace: 'ns', name: 'a', ...id }, version: 'v1', body: {} })
const entry = (id: Partial<ResourceId>, text = 'text\n') => ({ manifest: manifest(id), text })
const namesOf = (ids: readonly Partial<ResourceId>[]): readonly string[] => [...objectFiles(ids.map((id) => entry(id))).keys()]

test('a file is named by kind, group, namespace and name, so that it can be found by eye', () => {
  expect(
    namesOf([{}, { group: 'apps', kind: 'Deployment' }, { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', namespace: '', name: 'system:Reader' }]),
  ).toEqual(['configmap_ns_a.yaml', 'deployment.apps_ns_a.yaml', 'clusterrole.rbac.authorization.k8s.io_system%3a%52eader.yaml'])
})

test('Windows devices are no file names', () => {
  expect(
    namesOf([
      { kind: 'Con', group: 'example.com' },
      { kind: 'AUX', group: 'example.com', namespace: '' },
    ]),
  ).toEqual(['%63on.example.com_ns_a.yaml', '%61ux.example.com_a.yaml'])
})

test('kinds that differ only in case get files of their own', () => {
  const names = namesOf([{ kind: 'Gate' }, { kind: 'GATE' }])

  expect(new Set(names).size).toBe(2)
  expect(names.every((name) => name.startsWith('gate_ns_a%-'))).toBe(true)
})

test('a name cannot be chosen to be that of a shortened one', () => {
  const long = 'a'.repeat(253)
  const [shortened = ''] = namesOf([{ name: long }])
  const forged = shortened.slice('configmap_ns_'.length, -'.yaml'.length)

  expect(shortened.length).toBeLessThan(255)
  expect(namesOf([{ name: long }, { name: forged }])).toHaveLength(2)
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('', '.', '..', '../x', 'CON', 'nul', 'a_b', 'a%5fb', 'A', 'é', 'é', '\0', 'a '),
)

test('T08, property P3: any two identities get different names, that every file system can hold, in one folder', () => {
  // An object without a kind never gets here.
  const anyId = fc.record({ group: anyText, kind: anyText.filter((kind) => kind !== ''), namespace: anyText, name: anyText })
  fc.assert(
    fc.property(fc.uniqueArray(anyId, { selector: (id) => JSON.stringify(id), minLength: 2, maxLength: 6 }), (ids) => {
      const names = namesOf(ids)

      expect(names).toHaveLength(ids.length)
      for (const name of names) {
        expect(name).toMatch(/^[a-z0-9.%_-]{6,254}$/)
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|^\.|[. ]$/)
      }
    }),
    { numRuns: 500 },
  )
})

test('provenance is read back as it was written, counts and digest included', () => {
  const { files, provenance } = treeOf(objectFiles([entry({}), entry({ name: 'b' })]), from)

  expect(readProvenance(files.get('render.yml') ?? '')).toEqual(provenance)
  expect(provenance).toMatchObject({ objects: 2, digest: treeDigest(files) })
})

test.each(['', 'release: x\n', '{', 'null\n', '- a\n'])('provenance that Sluice did not write is none: %j', (text) => {
  expect(readProvenance(text)).toBeUndefined()
})

test('the digest covers every name and byte of the objects, and nothing of the provenance', () => {
  const files = new Map([
    ['a.yaml', '1'],
    ['b.yaml', '2'],
  ])

  expect(treeDigest(new Map([...files].toReversed()))).toBe(treeDigest(files))
  expect(treeDigest(new Map([...files, ['render.yml', 'x']]))).toBe(treeDigest(files))
  expect(treeDigest(new Map([...files, ['c.yaml', '']]))).not.toBe(treeDigest(files))
  expect(treeDigest(new Map([['a.yaml', '1b.yaml2']]))).not.toBe(treeDigest(files))
  expect(treeDigest(new Map([...files, ['b.yaml', '3']]))).not.toBe(treeDigest(files))
})

const secretDigest = (content: string): string => treeDigest(new Map([['secret_ns_db.yaml', content]]))

const secretFile = (rest: string): Map<string, string> =>
  new Map([['secret_ns_db.yaml', `apiVersion: v1\nkind: Secret\nmetadata: { name: db, namespace: ns }\n${rest}`]])

test('T18: the digest is the same whatever a Secret holds, and another one when its keys, type or name are', () => {
  const digest = treeDigest(secretFile('data: { password: aHVudGVyMg== }\n'))

  expect(treeDigest(secretFile('data: { password: b3RoZXI= }\n'))).toBe(digest)
  expect(treeDigest(secretFile('stringData: { password: hunter2 }\n'))).not.toBe(digest)
  expect(treeDigest(secretFile('data: { password: aHVudGVyMg==, user: eA== }\n'))).not.toBe(digest)
  expect(treeDigest(secretFile('data: { password: aHVudGVyMg== }\ntype: Opaque\n'))).not.toBe(digest)
})

test.each(['{', '- a\n', ''])('T18: a Secret file that is no object any more has a digest that tells nothing of it: %j', (text) => {
  expect(secretDigest(text)).toBe(secretDigest('- hunter2\n'))
})

test('no object file holds anything of the provenance, so a version bump touches only what it changes', () => {
  const { files } = treeOf(objectFiles([entry({})]), from)
  const { files: bumped } = treeOf(objectFiles([entry({})]), { ...from, chart: { ...from.chart, version: '1.31.0' }, helm: 'v3.17.3' })

  expect(comparedTrees(files, bumped)).toEqual({ added: [], changed: [], removed: [] })
  expect(bumped.get('render.yml')).not.toBe(files.get('render.yml'))
})

test('trees are compared by their object files', () => {
  const before = new Map([
    ['gone.yaml', '1'],
    ['same.yaml', '1'],
    ['moved.yaml', '1'],
    ['render.yml', '1'],
  ])
  const after = new Map([
    ['same.yaml', '1'],
    ['moved.yaml', '2'],
    ['new.yaml', '1'],
    ['render.yml', '2'],
  ])

  expect(comparedTrees(before, after)).toEqual({ added: ['new.yaml'], changed: ['moved.yaml'], removed: ['gone.yaml'] })
})
