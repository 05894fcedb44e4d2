import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, judgeField, judgeFieldWith, shop, shops, version } from '../../builders.ts'

const text = { type: 'string' }
const object = (properties: JsonObject, rest: JsonObject = {}) => ({ type: 'object', properties, ...rest })
const list = (items: JsonObject) => ({ type: 'array', items })

test('a removed field blocks at its path, once, whatever was below it', () => {
  const before = object({ a: text, deep: object({ b: text }) })

  expect(judgeField(before, object({ a: text }))).toMatchObject([
    { rule: 'crd/property-removed', severity: 'block', path: 'spec.field.deep', change: 'object → absent' },
  ])
})

test('a field that is removed in a list item says so in its path', () => {
  expect(judgeField(list(object({ a: text, b: text })), list(object({ a: text })))).toMatchObject([{ path: 'spec.field[].b' }])
})

test('a field whose parent keeps unknown keys is not removed', () => {
  expect(judgeField(object({ a: text }), { type: 'object', 'x-kubernetes-preserve-unknown-fields': true })).toEqual([])
})

test('a field that additionalProperties takes over is not removed', () => {
  expect(judgeField(object({ a: text }), { type: 'object', additionalProperties: text })).toEqual([])
})

test('a field that additionalProperties takes over with another type has changed its type', () => {
  expect(judgeField(object({ a: text }), { type: 'object', additionalProperties: { type: 'integer' } })).toMatchObject([
    { rule: 'crd/type-changed', path: 'spec.field.a' },
  ])
})

test('additionalProperties: true keeps a key and loses what is inside it', () => {
  const findings = judgeField(object({ a: object({ b: text }) }), { type: 'object', additionalProperties: true })

  expect(findings).toMatchObject([{ rule: 'crd/property-removed', path: 'spec.field.a.b' }])
})

test('a property only named in a branch of oneOf is no field', () => {
  const branch = { oneOf: [{ properties: { a: { minLength: 1 } } }] }

  expect(judgeField(object({ a: text }, branch), object({ a: text }))).toEqual([])
})

test('apiVersion, kind and metadata of an object are kept without a schema', () => {
  const full = version('v1', {}, { schema: { openAPIV3Schema: object({ apiVersion: text, kind: text, metadata: { type: 'object' }, spec: object({}) }) } })
  const bare = version('v1', {}, { schema: { openAPIV3Schema: object({ spec: object({}) }) } })

  expect(judgeCrds(crd({ versions: [full] }), crd({ versions: [bare] }))).toEqual([])
  expect(judgeCrds(crd({ versions: [bare] }), crd({ versions: [full] }))).toEqual([])
})

test('live objects that hold the field are counted and named, in order', () => {
  const findings = judgeFieldWith(object({ a: text, b: text }), object({ a: text }), [{ b: 'x' }, { a: 'x' }, { a: 'x', b: 'y' }])

  expect(findings).toMatchObject([{ hits: ['default/s0', 'default/s2'], message: '2 of 3 live Shops lose spec.field.b' }])
})

test('where no live object holds the field, it warns and says so', () => {
  const findings = judgeFieldWith(object({ a: text }), object({}), [{}])

  expect(findings).toMatchObject([{ severity: 'warn', hits: [] }])
  expect(findings[0]?.message).toContain('none of 1 live Shops is hit')
})

test('an incomplete list of live objects is said', () => {
  const live = shops([shop('corner', { field: { a: 'x' } })], 'shops is forbidden')

  expect(judgeField(object({ a: text }), object({}), live)[0]?.message).toContain('shops is forbidden')
  expect(judgeField(object({ a: text }), object({}), shops([], 'shops is forbidden'))[0]?.message).toContain('shops is forbidden')
})

test('a field called __proto__ is a field like any other', () => {
  const proto = JSON.parse('{ "type": "object", "properties": { "__proto__": { "type": "string" } } }')

  expect(judgeField(proto, object({}))).toMatchObject([{ rule: 'crd/property-removed', path: 'spec.field.__proto__' }])
  expect(judgeField(object({}), proto)).toEqual([])
})

test('a name that is no plain word is quoted in the path', () => {
  expect(judgeField(object({ 'a.b': text }), object({}))).toMatchObject([{ path: 'spec.field["a.b"]' }])
})
