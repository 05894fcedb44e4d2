import { expect, test } from 'vitest'
import { explainDrift, type Explained } from '../../src/drift/drift.ts'
import { objectAt, type JsonObject } from '../../src/model/json.ts'
import { configMap, deployment } from './bodies.ts'
import { asLive, containerFields, key, manifest, ours, type Entry } from './objects.ts'

function explain(desired: JsonObject, live: JsonObject, entries: readonly Entry[]): Explained {
  const rest = { extra: [], rules: [], today: '2026-11-26', isWhole: true }
  return explainDrift({ desired: [manifest(desired)], live: [manifest(asLive(live, entries))], ...rest })
}

const hintsOf = ({ drift, hints }: Explained): readonly string[] => [
  ...drift.map(({ kind }) => kind),
  ...hints.map(({ path, manager }) => `${path} ${manager}`),
]

test('a paused rollout and a foreign container are no drift, and said', () => {
  const live = deployment({}, { paused: true })
  const entries = [
    ours(containerFields({})),
    { manager: 'kubectl-rollout', fields: { 'f:spec': { 'f:paused': {} } } },
    {
      manager: 'somebody',
      fields: { 'f:spec': { 'f:template': { 'f:spec': { 'f:containers': { [key({ name: 'spy' })]: { '.': {}, 'f:name': {}, 'f:image': {} } } } } } },
    },
  ]

  expect(hintsOf(explain(deployment({}), live, entries))).toEqual(['spec.paused kubectl-rollout', 'spec.template.spec.containers[spy] somebody'])
})

test('an item that both hold is no foreign one', () => {
  const item = { '.': {}, 'f:name': {} }
  const theirs = { manager: 'kubectl-set', fields: containerFields({ 'f:env': { [key({ name: 'A' })]: item } }) }

  expect(hintsOf(explain(deployment({}), deployment({}), [ours(containerFields({ 'f:env': { [key({ name: 'A' })]: item } })), theirs]))).toEqual([])
})

test('a field that is as Git says and belongs to another one is contested, which is no drift', () => {
  const entries = [ours({ 'f:data': { 'f:b': {} } }), { manager: 'kubectl-edit', fields: { 'f:data': { 'f:a': {} } } }]

  expect(hintsOf(explain(configMap({ a: '1', b: '2' }), configMap({ a: '1', b: '2' }), entries))).toEqual(['data.a kubectl-edit'])
})

test('a foreign finalizer, a foreign owner and immutability are said', () => {
  const entries = [
    ours({ 'f:data': {} }),
    {
      manager: 'operator',
      fields: { 'f:immutable': {}, 'f:metadata': { 'f:finalizers': { 'v:"x/y"': {} }, 'f:ownerReferences': { [key({ uid: 'u' })]: {} } } },
    },
  ]

  expect(hintsOf(explain(configMap({}), configMap({}), entries))).toEqual([
    'immutable operator',
    'metadata.finalizers[x/y] operator',
    'metadata.ownerReferences[u] operator',
  ])
})

test('an object that is being deleted drifts although all fields agree', () => {
  const live = asLive(configMap({ a: '1' }), [ours({ 'f:data': { 'f:a': {} } })])
  const metadata = { ...objectAt(live, 'metadata'), deletionTimestamp: '2026-11-20T00:00:00Z', finalizers: ['x/y'] }
  const { drift } = explainDrift({
    desired: [manifest(configMap({ a: '1' }))],
    live: [manifest({ ...live, metadata })],
    extra: [],
    rules: [],
    today: '2026-11-26',
    isWhole: true,
  })

  expect(drift).toMatchObject([{ kind: 'terminating', time: '2026-11-20T00:00:00Z', finalizers: ['x/y'] }])
})
