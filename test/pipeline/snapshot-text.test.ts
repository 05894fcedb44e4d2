import { expect, test } from 'vitest'
import { createPacking } from '../../src/adapters/packing.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { readSnapshot } from '../../src/pipeline/read-snapshot.ts'
import { namesOnly, snapshotText } from '../../src/pipeline/snapshot-text.ts'
import { crd, judgeCrds, shop, shops, version } from '../judge/builders.ts'
import { files } from '../judge/manifests.ts'

const list = (type: string): JsonObject => ({
  type: 'array',
  items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  'x-kubernetes-list-type': type,
  ...(type === 'map' ? { 'x-kubernetes-list-map-keys': ['name'] } : {}),
})
const listed = (type: string) => crd({ versions: [version('v1', { field: list(type) })] })
const entry = (manager: string, fieldsV1: JsonObject): JsonObject => ({
  manager,
  operation: 'Apply',
  apiVersion: 'example.com/v1',
  time: '2026-01-01T00:00:00Z',
  fieldsV1,
})
const owning = (manager: string, item: string) => entry(manager, { 'f:spec': { 'f:field': { [`k:{"name":"${item}"}`]: {} } } })
const shared = shop('a', {}, { managedFields: [owning('sluice', 'a'), owning('operator', 'b')] })
const single = shop('b', {}, { managedFields: [owning('sluice', 'a')] })

/** Facts as they come out of a snapshot file. */
async function recorded(facts: Parameters<typeof files>[0]) {
  const packing = createPacking()
  return readSnapshot(
    await snapshotText('e', files({ source: 'live', takenAt: '2026-01-01T00:00:00Z', kubeVersion: '1.36.0', ...facts }), packing),
    'f',
    async () => packing,
  )
}

test('a snapshot blocks where a list that becomes atomic has several managers, as the cluster does', async () => {
  const { live } = await recorded(shops([shared, single]))

  expect(judgeCrds(listed('map'), listed('atomic'), { live })).toMatchObject([{ rule: 'crd/list-type-changed', severity: 'block', hits: ['default/a'] }])
})

test('what a single manager owns is no part of a snapshot, and of names only nothing is', async () => {
  const whole = await recorded(shops([single]))
  const names = await recorded({ live: shops([shared]).live.map(namesOnly) })

  expect(JSON.stringify(whole)).not.toContain('fieldsV1')
  expect(JSON.stringify(names)).not.toContain('fieldsV1')
  expect(JSON.stringify(names)).toContain('operator')
})

test('a CRD keeps who owns its conversion, and no other field', async () => {
  const fieldsV1 = { 'f:spec': { 'f:conversion': { 'f:webhook': {} }, 'f:versions': {} } }
  const { crds } = await recorded({ crds: [crd({}, { metadata: { name: 'shops.example.com', managedFields: [entry('cainjector', fieldsV1)] } })] })

  expect(crds[0]?.body).toMatchObject({
    metadata: { managedFields: [{ manager: 'cainjector', fieldsV1: { 'f:spec': { 'f:conversion': { 'f:webhook': {} } } } }] },
  })
  expect(JSON.stringify(crds)).not.toContain('f:versions')
})
