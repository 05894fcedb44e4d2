import { expect, test } from 'vitest'
import { specValidator, storedSpec, thing } from './build.ts'

const known = { type: 'object', properties: { a: { type: 'string' } } } as const

test('keys without a schema are dropped, and named', () => {
  const answer = specValidator({ type: 'array', items: known }).create(thing([{ a: 'x', b: 1 }]))

  expect(answer).toMatchObject({ kind: 'judged', dropped: ['spec[0].b'], stored: { spec: [{ a: 'x' }] } })
})

test('preserved unknown fields keep what is under unknown keys, and lose what is under known ones', () => {
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { o: known } } as const

  expect(storedSpec(open, { free: { b: 1 }, o: { a: 'x', b: 1 } })).toEqual({ free: { b: 1 }, o: { a: 'x' } })
})

test('additionalProperties: true keeps the keys and prunes what is in the values', () => {
  expect(storedSpec({ type: 'object', additionalProperties: true }, { a: [{ b: 1 }], c: { d: 1 } })).toEqual({ a: [{}], c: {} })
})

test('an embedded resource keeps its type and what ObjectMeta knows of its metadata', () => {
  const embedded = { type: 'object', 'x-kubernetes-embedded-resource': true } as const
  const resource = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', colour: 'red' }, spec: {} }

  expect(storedSpec(embedded, resource)).toEqual({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } })
})

test('keys that only a branch names do not count as known', () => {
  const branches = { type: 'object', anyOf: [{ required: ['b'] }, { properties: { b: { minLength: 1 } } }] } as const

  expect(storedSpec(branches, { b: 'x' })).toEqual({})
})
