import { expect, test } from 'vitest'
import { wrongOnUpdate } from './build.ts'

const strict = { type: 'object', properties: { a: { type: 'string', enum: ['x'] }, b: { type: 'string' } }, required: ['c'] } as const
const unchanged = { from: { a: 'y' }, to: { a: 'y' } }

test('an object that is put back unchanged passes, though a create would be refused', () => {
  expect(wrongOnUpdate({ type: 'object', properties: { o: strict } }, { from: { o: { a: 'y' } }, to: { o: { a: 'y' } } })).toEqual([])
})

test('before 1.30 nothing is ratcheted', () => {
  expect(wrongOnUpdate(strict, unchanged, { minor: 29 })).toEqual(['spec.a NotSupported enum', 'spec.c Required required'])
})

test('errors of a parent come back when a child changes; the other child stays forgiven', () => {
  expect(wrongOnUpdate(strict, { from: { a: 'y' }, to: { a: 'y', b: 'new' } })).toEqual(['spec.c Required required'])
})

test('a key without a schema keeps a node and all above it from being equal', () => {
  const open = { ...strict, 'x-kubernetes-preserve-unknown-fields': true } as const

  expect(wrongOnUpdate(open, unchanged)).toEqual([])
  expect(wrongOnUpdate(open, { from: { a: 'y', free: 1 }, to: { a: 'y', free: 1 } })).toEqual(['spec.c Required required'])
})

test('items of a plain list are not told apart, those of a list-map are by their keys', () => {
  const items = { type: 'object', properties: { k: { type: 'string' }, v: { type: 'string', enum: ['x'] } } } as const
  const bad = { k: '1', v: 'y' }
  const grown = { from: [bad], to: [bad, { k: '2', v: 'x' }] }

  expect(wrongOnUpdate({ type: 'array', items }, grown)).toEqual(['spec[0].v NotSupported enum'])
  expect(wrongOnUpdate({ type: 'array', items, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] }, grown)).toEqual([])
})

test('a stored duplicate turns the whole check of list types off', () => {
  const set = { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' } as const

  expect(wrongOnUpdate(set, { from: ['a', 'a'], to: ['b', 'b'] })).toEqual([])
})

const withRule = (rule: string) => ({ type: 'object', properties: { a: { type: 'string' } }, 'x-kubernetes-validations': [{ rule }] }) as const

test('a rule that is false is forgiven, one that throws is not', () => {
  expect(wrongOnUpdate(withRule("self.a == 'x'"), unchanged)).toEqual([])
  expect(wrongOnUpdate(withRule('int(self.a) > 0'), unchanged)).toEqual(['spec Invalid x-kubernetes-validations'])
})

test('a transition rule is asked on updates only, and never forgiven', () => {
  const moved = { type: 'string', 'x-kubernetes-validations': [{ rule: 'self != oldSelf' }] } as const

  expect(wrongOnUpdate(moved, { from: 'a', to: 'b' })).toEqual([])
  expect(wrongOnUpdate(moved, { from: 'a', to: 'a' })).toEqual(['spec Invalid x-kubernetes-validations'])
})

test('with optionalOldSelf a transition rule is asked about new values too', () => {
  const rule = { rule: "oldSelf.hasValue() || self == 'first'", optionalOldSelf: true }
  const schema = { type: 'object', properties: { a: { type: 'string', 'x-kubernetes-validations': [rule] } } } as const

  expect(wrongOnUpdate(schema, { from: {}, to: { a: 'second' } })).toEqual(['spec.a Invalid x-kubernetes-validations'])
  expect(wrongOnUpdate(schema, { from: {}, to: { a: 'first' } })).toEqual([])
})
