import { expect, test } from 'vitest'
import { findDrift, readSchemas } from '../../src/drift/drift.ts'
import type { Json, JsonObject } from '../../src/model/json.ts'
import { deployment, networkPolicy, pod, widget } from './bodies.ts'
import { asLive, containerFields, key, manifest, ours, type Entry } from './objects.ts'

/** The document of an apiVersion that describes one kind by these properties of its spec. */
const describing = ({ apiVersion, kind }: { apiVersion: string; kind: string }, spec: JsonObject, components: JsonObject = {}): ReadonlyMap<string, Json> => {
  const [version = '', group = ''] = apiVersion.split('/').toReversed()
  const root = { type: 'object', properties: { spec: { type: 'object', properties: spec } }, 'x-kubernetes-group-version-kind': [{ group, version, kind }] }
  return new Map([[apiVersion, { components: { schemas: { root, ...components } } }]])
}

type Pair = { readonly desired: JsonObject; readonly live: JsonObject; readonly entries?: readonly Entry[] }

function pathsOf(documents: ReadonlyMap<string, Json>, { desired, live, entries = [] }: Pair): readonly string[] {
  const drift = findDrift({ desired: [manifest(desired)], live: [manifest(asLive(live, entries))], extra: [], schemaOf: readSchemas(documents) })
  return drift.flatMap((item) => (item.kind === 'changed' ? item.fields.map(({ path }) => path) : [item.kind]))
}

const widgets = (spec: JsonObject): ReadonlyMap<string, Json> => describing({ apiVersion: 'example.com/v1', kind: 'Widget' }, spec)
const text = { type: 'string' }
const keyed = {
  type: 'array',
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['name', 'proto'],
  items: { type: 'object', properties: { name: text, proto: { type: 'string', default: 'TCP' } } },
}
const lease = (renewTime: string): JsonObject => ({ ...widget({ renewTime }), apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' })
const policyOf = (spec: JsonObject): JsonObject => ({ ...networkPolicy({}), spec })
const withNode = (schedulerName: string, disk: string): JsonObject => ({ ...pod([]), spec: { schedulerName, nodeSelector: { disk } } })
const ourSpec = (fields: JsonObject): readonly Entry[] => [ours({ 'f:spec': fields })]

test('an item of a list with keys is found by its keys, one of which the schema fills', () => {
  const live = widget({
    l: [
      { name: 'theirs', proto: 'TCP' },
      { name: 'a', proto: 'TCP' },
    ],
  })

  expect(pathsOf(widgets({ l: keyed }), { desired: widget({ l: [{ name: 'a' }] }), live })).toEqual([])
  expect(pathsOf(widgets({ l: keyed }), { desired: widget({ l: [{ name: 'b' }] }), live })).toEqual(['spec.l[b]'])
})

test('a list of no type is one value, and so is a map that says it', () => {
  const schema = widgets({ l: { type: 'array', items: text }, m: { type: 'object', 'x-kubernetes-map-type': 'atomic', additionalProperties: text } })
  const entries = [{ manager: 'somebody', fields: { 'f:spec': { 'f:l': {}, 'f:m': {} } } }]
  const pair = { desired: widget({ l: ['a'], m: { a: '1' } }), live: widget({ l: ['a', 'b'], m: { a: '1', b: '2' } }), entries }

  expect(pathsOf(schema, pair)).toEqual(['spec.l', 'spec.m.b'])
})

test('what the schema of a custom resource fills into an item that somebody else wrote is no drift, and anything else is', () => {
  const item = { type: 'object', properties: { a: text, size: { type: 'object', default: {}, properties: { x: { type: 'integer', default: 3 } } } } }
  const schema = widgets({ l: { type: 'array', items: item } })
  const entries = [{ manager: 'somebody', fields: { 'f:spec': { 'f:l': {} } } }, ours({ 'f:metadata': {} })]

  expect(pathsOf(schema, { desired: widget({ l: [{ a: '1' }] }), live: widget({ l: [{ a: '1', size: { x: 3 } }] }), entries })).toEqual([])
  expect(pathsOf(schema, { desired: widget({ l: [{ a: '1' }] }), live: widget({ l: [{ a: '1', size: { x: 4 } }] }), entries })).toEqual(['spec.l[0].size'])
})

test('a null that the server keeps is drift when it is gone and no longer ours', () => {
  const schema = widgets({ n: { type: 'string', nullable: true }, plain: text })
  const desired = widget({ n: null, plain: null })

  expect(pathsOf(schema, { desired, live: widget({}), entries: ourSpec({ 'f:n': {}, 'f:plain': {} }) })).toEqual([])
  expect(pathsOf(schema, { desired, live: widget({}), entries: ourSpec({ 'f:other': {} }) })).toEqual(['spec.n'])
})

test('a null that a default replaced is equal while it is ours, and drift when somebody else wrote there', () => {
  const schema = widgets({ n: text })
  const pair = { desired: widget({ n: null }), live: widget({ n: 'y' }) }

  expect(pathsOf(schema, { ...pair, entries: ourSpec({ 'f:n': {} }) })).toEqual([])
  expect(pathsOf(schema, { ...pair, entries: ourSpec({ 'f:other': {} }) })).toEqual(['spec.n'])
})

test('times are equal as instants in built-in kinds, and as text in custom resources', () => {
  const time = 'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime'
  const at = { allOf: [{ $ref: `#/components/schemas/${time}` }] }
  const leases = describing({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' }, { renewTime: at }, { [time]: { type: 'string', format: 'date-time' } })
  const [early, late, other] = ['2026-02-28T23:30:00.000000-02:00', '2026-03-01T01:30:00Z', '2026-03-01T01:30:01Z']

  expect(pathsOf(leases, { desired: lease(early), live: lease(late) })).toEqual([])
  expect(pathsOf(leases, { desired: lease(early), live: lease(other) })).toEqual(['spec.renewTime'])
  expect(pathsOf(widgets({ t: text }), { desired: widget({ t: early }), live: widget({ t: late }) })).toEqual(['spec.t'])
})

test('an empty list that is one value is drift when it is gone: no egress denies all, and none said allows it', () => {
  const rules = { type: 'array', 'x-kubernetes-list-type': 'atomic', items: { type: 'object' } }
  const schema = describing({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' }, { egress: rules })

  expect(pathsOf(schema, { desired: policyOf({ egress: [] }), live: policyOf({}), entries: ourSpec({ 'f:egress': {} }) })).toEqual([])
  expect(pathsOf(schema, { desired: policyOf({ egress: [] }), live: policyOf({}), entries: ourSpec({ 'f:other': {} }) })).toEqual(['spec.egress'])
})

test('of an object that another tool created, an empty text is an unset field, and a value in a map', () => {
  const schema = describing({ apiVersion: 'v1', kind: 'Pod' }, { schedulerName: text, nodeSelector: { type: 'object', additionalProperties: text } })

  expect(pathsOf(schema, { desired: withNode('', 'ssd'), live: withNode('default-scheduler', 'ssd') })).toEqual([])
  expect(pathsOf(schema, { desired: withNode('default-scheduler', ''), live: withNode('default-scheduler', 'ssd') })).toEqual(['spec.nodeSelector.disk'])
})

test('the tolerations that every cluster appends to a Pod are no drift, whoever created it, and another one is', () => {
  const added = ['not-ready', 'unreachable'].map((state) => ({
    key: `node.kubernetes.io/${state}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  }))

  expect(pathsOf(new Map(), { desired: pod([{ key: 'a' }]), live: pod([{ key: 'a' }, ...added]) })).toEqual([])
  expect(pathsOf(new Map(), { desired: pod([{ key: 'a' }]), live: pod([{ key: 'a' }, { key: 'b' }]) })).toEqual(['spec.tolerations'])
})

test('of a map that we no longer desire only our own keys go', () => {
  const live = { ...deployment({ env: [] }), metadata: { name: 'web', namespace: 'shop', annotations: { ours: '1', theirs: '2' } } }
  const entries = [ours({ 'f:metadata': { 'f:annotations': { 'f:ours': {} } }, ...containerFields({ 'f:env': { [key({ name: 'A' })]: {} } }) })]

  expect(pathsOf(new Map(), { desired: deployment({ env: [] }), live, entries })).toEqual(['metadata.annotations.ours'])
})
