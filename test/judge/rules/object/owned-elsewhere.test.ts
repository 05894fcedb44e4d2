import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, shop, shops, version } from '../../builders.ts'
import { files } from '../../manifests.ts'

const owned = (manager: string, rest: JsonObject = {}) => ({
  managedFields: [{ manager, fieldsV1: { 'f:spec': { 'f:size': {}, 'f:list': { 'k:{"name":"a"}': {} } } }, ...rest }],
})
const definition = crd({ versions: [version('v1', {})] })
const contested = (live: ReturnType<typeof shop>, desired: JsonObject) =>
  judge({ base: [], desired: [definition, shop('corner', desired)], cluster: files({ source: 'live', crds: [definition], ...shops([live]) }) }).filter(
    ({ rule }) => rule === 'object/owned-elsewhere',
  )

test('a field that another manager owns with another value warns and names the manager', () => {
  expect(contested(shop('corner', { size: 3 }, owned('autoscaler')), { size: 1 })).toMatchObject([
    { severity: 'warn', effect: 'refused', path: 'spec.size', change: '3 → 1', object: { name: 'corner' } },
  ])
})

test.each([
  ['the value is the same', owned('autoscaler'), { size: 3 }],
  ['the manifest leaves it out', owned('autoscaler'), {}],
  ['Sluice owns it itself', owned('sluice'), { size: 1 }],
  ['it is written through a subresource', owned('autoscaler', { subresource: 'scale' }), { size: 1 }],
])('nothing is contested where %s', (_why, metadata, desired) => {
  expect(contested(shop('corner', { size: 3 }, metadata), desired)).toEqual([])
})
