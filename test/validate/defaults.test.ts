import { expect, test } from 'vitest'
import { storedSpec, wrongWith } from './build.ts'

const withDefault = (rest: object = {}) => ({ type: 'object', properties: { a: { type: 'string', default: 'd', ...rest } } }) as const

test('an absent key gets its default, and so do the keys of a default', () => {
  const nested = { type: 'object', properties: { o: { ...withDefault(), default: {} } } } as const

  expect(storedSpec(nested, {})).toEqual({ o: { a: 'd' } })
})

test('null gets the default, unless null is allowed', () => {
  expect(storedSpec(withDefault(), { a: null })).toEqual({ a: 'd' })
  expect(storedSpec(withDefault({ nullable: true }), { a: null })).toEqual({ a: null })
})

test('null that is neither allowed nor has a default is dropped from an object, and then missed', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } as const

  expect(wrongWith(schema, { a: null })).toEqual(['spec.a Required required'])
})

test('null in a list is kept and refused', () => {
  expect(wrongWith({ type: 'array', items: { type: 'string' } }, [null])).toEqual(['spec[0] TypeInvalid type'])
})

test('items of a list-map are compared after they got their defaults', () => {
  const items = { type: 'object', properties: { k: { type: 'string', default: 'd' } } }
  const schema = { type: 'array', items, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] }

  expect(wrongWith(schema, [{}, { k: 'd' }])).toEqual(['spec[1] Duplicate x-kubernetes-list-type'])
})
