import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { JsonObject } from '../../../../src/model/json.ts'
import type { Manifest } from '../../../../src/model/manifest.ts'
import { files, manifestOf } from '../../manifests.ts'

const named = (plural: string, names: JsonObject, group = 'example.com') =>
  manifestOf({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: { group, scope: 'Namespaced', names: { kind: plural, plural, ...names }, versions: [{ name: 'v1', served: true, storage: true }] },
  })
const taken = (live: readonly Manifest[], desired: readonly Manifest[]) =>
  judge({ base: [], desired, cluster: files({ source: 'live', crds: live }) })
    .filter(({ rule }) => rule === 'crd/names-taken')
    .map(({ severity, object }) => [severity, object.name])
const shops = named('shops', { shortNames: ['s'] })

test.each([
  ['short name', named('stores', { shortNames: ['s'] })],
  ['singular', named('stores', { singular: 'shops' })],
  ['kind', named('stores', { kind: 'shops' })],
])('a new CRD that takes another one’s %s blocks, since it is never served', (_what, stores) => {
  expect(taken([shops], [stores])).toEqual([['block', 'stores.example.com']])
})

test('a CRD that lives keeps its names, so it warns', () => {
  expect(taken([shops, named('stores', {})], [named('stores', { shortNames: ['s'] })])).toEqual([['warn', 'stores.example.com']])
})

test('another group, or what clashed before, is no finding', () => {
  const stores = named('stores', { shortNames: ['s'] })

  expect(taken([shops], [named('stores', { shortNames: ['s'] }, 'other.com')])).toEqual([])
  expect(taken([shops, stores], [stores])).toEqual([])
})
