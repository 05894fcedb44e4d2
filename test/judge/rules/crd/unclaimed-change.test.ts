import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, judgeField, version } from '../../builders.ts'

const text = (rest: JsonObject = {}) => ({ type: 'string', ...rest })
const rule = 'crd/unclaimed-change'
const object = (properties: JsonObject) => ({ type: 'object', properties })

test('a keyword that no rule knows blocks and is named', () => {
  const findings = judgeField(text(), text({ 'x-kubernetes-unit': 'm' }))

  expect(findings).toMatchObject([{ rule, severity: 'block', path: 'spec.field', change: 'x-kubernetes-unit: absent → m' }])
  expect(findings[0]?.message).toContain('x-kubernetes-unit')
})

test('keywords called like parts of JavaScript are keywords like any other', () => {
  const hostile = JSON.parse('{ "type": "string", "__proto__": {}, "constructor": 1, "toString": 2 }')

  expect(judgeField(text(), hostile).map((finding) => finding.change.split(':')[0])).toEqual(['__proto__', 'constructor', 'toString'])
})

test('a keyword whose value has no readable form blocks', () => {
  expect(judgeField(text(), text({ maxLength: 'long' }))).toMatchObject([{ rule, severity: 'block' }])
  expect(judgeField({ type: 'object', properties: {} }, { type: 'object', properties: {}, required: 'a' })).toMatchObject([{ rule }])
})

test('a schema that is no object blocks', () => {
  expect(judgeField(object({ a: text() }), object({ a: 7 }))).toContainEqual(expect.objectContaining({ severity: 'block' }))
})

test('a field of the CRD that no rule knows blocks', () => {
  const plain = crd({ versions: [version('v1', {})] })

  expect(judgeCrds(plain, crd({ versions: [version('v1', {})], future: true }))).toMatchObject([{ rule, path: 'spec.future' }])
  expect(judgeCrds(plain, crd({ versions: [version('v1', {}, { future: true })] }))).toMatchObject([{ rule, path: 'spec.versions[v1].future' }])
  expect(judgeCrds(plain, crd({ versions: [version('v1', {}, { subresources: { log: {} } })] }))).toMatchObject([
    { rule, path: 'spec.versions[v1].subresources.log' },
  ])
  expect(judgeCrds(plain, crd({ versions: [version('v1', {})], names: { kind: 'Shop', plural: 'shops', nick: 'x' } }))).toMatchObject([
    { rule, path: 'spec.names.nick' },
  ])
})

test('words for people are never a finding', () => {
  const before = text({ description: 'a', title: 'b', example: 'c', externalDocs: { url: 'd' } })

  expect(judgeField(before, text())).toEqual([])
  expect(judgeField(text(), before)).toEqual([])
})

test('a property that is called description is a property', () => {
  expect(judgeField(object({ description: text() }), object({ description: { type: 'integer' } }))).toMatchObject([
    { rule: 'crd/type-changed', path: 'spec.field.description' },
  ])
})
