import { expect, test } from 'vitest'
import { createPacking } from '../../src/adapters/packing.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { readSnapshot, withObjects } from '../../src/pipeline/facts/read-snapshot.ts'
import { recordObjects, customKinds } from '../../src/pipeline/snapshot/record-objects.ts'
import { snapshotText } from '../../src/pipeline/snapshot/snapshot-text.ts'
import type { Cluster } from '../../src/ports/cluster.ts'
import { crd, judgeCrds, shop, version } from '../judge/builders.ts'
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

/** Facts as they come out of a snapshot file, which were read of a cluster with these objects, two at a time. */
async function recorded({
  objects = [],
  crds = [],
  content = 'whole',
}: {
  objects?: readonly Manifest[]
  crds?: readonly Manifest[]
  content?: 'names' | 'whole'
}) {
  const packing = createPacking()
  const pages = Array.from({ length: Math.ceil(objects.length / 2) }, (_, index) => objects.slice(index * 2, index * 2 + 2))
  const eachPage: Cluster['eachPage'] = async (_kind, visit) => {
    for (const page of pages) await visit(page)
    return ''
  }
  const { live, ...kept } = await recordObjects({ eachPage }, { kinds: customKinds([listed('map')]), content, packing })
  const facts = files({ source: 'live', takenAt: '2026-01-01T00:00:00Z', kubeVersion: '1.36.0', crds, live })
  return readSnapshot(await snapshotText('e', { facts, ...kept }, packing), 'f', async () => packing)
}

test('a snapshot blocks where a list that becomes atomic has several managers, as the cluster does', async () => {
  const { live } = await withObjects(await recorded({ objects: [shared, single] }), 'all')

  expect(judgeCrds(listed('map'), listed('atomic'), { live })).toMatchObject([{ rule: 'crd/list-type-changed', severity: 'block', hits: ['default/a'] }])
})

test('what a single manager owns is no part of a snapshot, and of names only nothing is', async () => {
  const whole = await withObjects(await recorded({ objects: [single] }), 'all')
  const names = await withObjects(await recorded({ objects: [shared], content: 'names' }), 'all')

  expect(JSON.stringify(whole)).not.toContain('fieldsV1')
  expect(JSON.stringify(names)).not.toContain('fieldsV1')
  expect(JSON.stringify(names)).toContain('operator')
})

test('a CRD keeps who owns its conversion, and no other field', async () => {
  const fieldsV1 = { 'f:spec': { 'f:conversion': { 'f:webhook': {} }, 'f:versions': {} } }
  const { facts } = await recorded({ crds: [crd({}, { metadata: { name: 'shops.example.com', managedFields: [entry('cainjector', fieldsV1)] } })] })

  expect(facts.crds[0]?.body).toMatchObject({
    metadata: { managedFields: [{ manager: 'cainjector', fieldsV1: { 'f:spec': { 'f:conversion': { 'f:webhook': {} } } } }] },
  })
  expect(JSON.stringify(facts.crds)).not.toContain('f:versions')
})

test('of custom resources only those come that are asked for, and every page is shown', async () => {
  const all = ['a', 'b', 'c'].map((name) => shop(name, {}))
  const snapshot = await recorded({ objects: all })
  const pages: string[][] = []

  await snapshot.eachPage({ group: 'example.com', kind: 'Shop' }, (page) => void pages.push(page.map(({ id }) => id.name)))

  expect(pages).toEqual([['a', 'b'], ['c']])
  expect((await withObjects(snapshot, [shop('c', {}).id])).live).toMatchObject([{ kind: 'Shop', gap: '', objects: [{ id: { name: 'c' } }] }])
  expect((await withObjects(snapshot, [])).live).toMatchObject([{ kind: 'Shop', objects: [] }])
})

test('a page that is damaged stops whoever reads it', async () => {
  const broken = { group: 'example.com', kind: 'Shop', objects: 'AAAA' }
  const text = await snapshotText('e', { facts: files({ takenAt: '2026-01-01T00:00:00Z' }), count: 1, pages: [broken] }, createPacking())
  const snapshot = await readSnapshot(text, 'f', async () => createPacking())

  await expect(snapshot.eachPage(broken, () => expect.unreachable())).rejects.toMatchObject({ code: 'config-invalid' })
})
