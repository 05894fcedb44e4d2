import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const of = (type: string, rest: JsonObject = {}) => ({ type, ...rest })
const intOrString = { 'x-kubernetes-int-or-string': true }

test('another type blocks and shows both', () => {
  expect(judgeField(of('string'), of('integer'))).toMatchObject([
    { rule: 'crd/type-changed', severity: 'block', path: 'spec.field', change: 'string → integer' },
  ])
  expect(judgeField(of('number'), of('integer'))).toMatchObject([{ severity: 'block' }])
})

test('one of two types less blocks', () => {
  expect(judgeField(intOrString, of('integer'))).toMatchObject([{ severity: 'block', change: 'integer or string → integer' }])
  expect(judgeField(intOrString, of('string'))).toMatchObject([{ severity: 'block' }])
})

test('a wider type warns: every stored value fits, typed clients may not', () => {
  expect(judgeField(of('integer'), of('number'))).toMatchObject([{ rule: 'crd/type-changed', severity: 'warn' }])
  expect(judgeField(of('integer'), intOrString)).toMatchObject([{ severity: 'warn' }])
})

test('the anyOf that goes with int-or-string says nothing new', () => {
  const both = { anyOf: [of('integer'), of('string')], ...intOrString }

  expect(judgeField(intOrString, both)).toEqual([])
  expect(judgeField(of('integer'), both)).toMatchObject([{ rule: 'crd/type-changed', severity: 'warn' }])
})

test('a field that becomes free of any type is no finding', () => {
  expect(judgeField(of('string'), { 'x-kubernetes-preserve-unknown-fields': true })).toEqual([])
})

test('a free field that gets a type blocks', () => {
  expect(judgeField({ 'x-kubernetes-preserve-unknown-fields': true }, of('string'))).toMatchObject([{ severity: 'block', change: 'any → string' }])
})

test('what else differs at a node of another type, and below it, is not reported', () => {
  const before = of('object', { properties: { a: of('string') }, required: ['a'] })

  expect(judgeField(before, of('string', { pattern: '^a$' }))).toMatchObject([{ rule: 'crd/type-changed' }])
  expect(judgeField(before, of('string', { pattern: '^a$' }))).toHaveLength(1)
})

test('live objects with another type are named; null is not one', () => {
  const findings = judgeFieldWith(intOrString, of('integer'), [80, 'http', null])

  expect(findings).toMatchObject([{ hits: ['default/s1'] }])
})

test('a number that had to be a multiple of 2 blocks all the same: the API server takes what is almost one, and no such integer', () => {
  const after = (values: readonly number[]) => judgeFieldWith(of('number', { multipleOf: 2 }), of('integer'), values).map(({ severity }) => severity)

  expect(judgeField(of('number', { multipleOf: 2 }), of('integer'))).toMatchObject([{ rule: 'crd/type-changed', severity: 'block' }])
  expect(after([4.000000001])).toContain('block')
  expect(after([4])).toEqual(['warn'])
})
