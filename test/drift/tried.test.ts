import { expect, test } from 'vitest'
import { explainDrift } from '../../src/drift/drift.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { keyOf } from '../../src/model/manifest.ts'
import { configMap, deployment, labelled } from './bodies.ts'
import { asLive, containerFields, key, manifest, ours, type Entry } from './objects.ts'

type Sides = { readonly desired: JsonObject; readonly live: JsonObject; readonly made: JsonObject; readonly entries?: readonly Entry[] }

function fieldsOf({ desired, live, made, entries = [] }: Sides) {
  const wanted = manifest(desired)
  const tried = new Map([[keyOf(wanted.id), manifest(asLive(made, [{ manager: 'sluice', operation: 'Apply', fields: {} }]))]])
  const rest = { extra: [], rules: [], today: '2026-11-26', isWhole: true }
  const { drift } = explainDrift({ desired: [wanted], live: [manifest(asLive(live, entries))], tried, ...rest })
  return drift.flatMap((item) => (item.kind === 'changed' ? item.fields.map(({ path, desired: to, live: from, manager }) => [path, from, to, manager]) : []))
}

test('what trying it leaves as it is has no drift, whatever Git spells otherwise', () => {
  const live = deployment({ image: 'a', tty: true })

  expect(fieldsOf({ desired: deployment({ image: 'a', resources: { limits: { cpu: '1000m' } } }), live, made: live })).toEqual([])
})

test('what it changes is drift, with what admission makes of it, and whoever owns it', () => {
  const entries = [ours(containerFields({})), { manager: 'kubectl-set', fields: containerFields({ 'f:image': {} }) }]
  const sides = { desired: deployment({ image: 'a' }), live: deployment({ image: 'b' }), made: deployment({ image: 'registry/a' }), entries }

  expect(fieldsOf(sides)).toEqual([['spec.template.spec.containers[app].image', 'b', 'registry/a', 'kubectl-set']])
})

test('what it adds and takes away is drift', () => {
  expect(fieldsOf({ desired: configMap({ a: '1' }), live: configMap({ b: '2' }), made: configMap({ a: '1' }) })).toEqual([
    ['data.a', undefined, '1', ''],
    ['data.b', '2', undefined, ''],
  ])
})

const env = (...names: readonly string[]): JsonObject => deployment({ env: names.map((name) => ({ name, value: name })) })

test('a list whose items move or go is drift as a whole, and one that keeps them is looked into', () => {
  const named = ours(containerFields({ 'f:env': { [key({ name: 'A' })]: {}, [key({ name: 'B' })]: {} } }))
  const other = deployment({
    env: [
      { name: 'A', value: 'A' },
      { name: 'B', value: 'x' },
    ],
  })

  expect(fieldsOf({ desired: env('A'), live: env('B', 'A'), made: env('A', 'B'), entries: [named] }).map(([path]) => path)).toEqual([
    'spec.template.spec.containers[app].env',
  ])
  expect(fieldsOf({ desired: env('A', 'B'), live: other, made: env('A', 'B'), entries: [named] })).toEqual([
    ['spec.template.spec.containers[app].env[B].value', 'x', 'B', 'sluice'],
  ])
})

test('bookkeeping of the server is none', () => {
  const live = { ...labelled({ a: '1' }), status: { seen: 1 } }
  const made = { ...labelled({ a: '1' }), status: { seen: 2 } }

  expect(fieldsOf({ desired: labelled({ a: '1' }), live, made })).toEqual([])
})
