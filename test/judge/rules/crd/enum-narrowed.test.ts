import { expect, test } from 'vitest'
import type { Json } from '../../../../src/model/json.ts'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const oneOf = (...values: (string | number | null)[]) => ({ type: 'string', enum: values })

test('a value that leaves the list blocks and is named', () => {
  const findings = judgeField(oneOf('A', 'B', 'C'), oneOf('A', 'B'))

  expect(findings).toMatchObject([{ rule: 'crd/enum-narrowed', severity: 'block', path: 'spec.field', change: '["A","B","C"] → ["A","B"]' }])
  expect(findings[0]?.message).toContain('"C"')
})

test('a list where there was none blocks', () => {
  expect(judgeField({ type: 'string' }, oneOf('A'))).toMatchObject([{ severity: 'block' }])
})

test('more values, another order, or no list any more is no finding', () => {
  expect(judgeField(oneOf('A'), oneOf('A', 'B'))).toEqual([])
  expect(judgeField(oneOf('A', 'B'), oneOf('B', 'A'))).toEqual([])
  expect(judgeField(oneOf('A'), { type: 'string' })).toEqual([])
})

test('the number 1 and the text "1" are different values', () => {
  expect(judgeField({ 'x-kubernetes-int-or-string': true, enum: [1, '1'] }, { 'x-kubernetes-int-or-string': true, enum: [1] })).toMatchObject([
    { severity: 'block' },
  ])
})

test('live objects with another value are named', () => {
  const findings = judgeFieldWith(oneOf('A', 'B'), oneOf('A'), ['A', 'B'])

  expect(findings).toMatchObject([{ hits: ['default/s1'] }])
  expect(findings[0]?.message).toBe('1 of 2 live Shops holds a value in spec.field that the new CRD refuses')
})

test('an enum of all that was possible before is no finding', () => {
  expect(judgeField({ type: 'boolean' }, { type: 'boolean', enum: [true, false] })).toEqual([])
  expect(judgeField({ type: 'integer', minimum: 1, maximum: 3 }, { type: 'integer', minimum: 1, maximum: 3, enum: [1, 2, 3] })).toEqual([])
  expect(judgeField({ type: 'string', pattern: '^(a|b)$' }, { type: 'string', pattern: '^(a|b)$', enum: ['a', 'b', 'c'] })).toEqual([])
})

test('an enum refuses null even where that was all that is new', () => {
  const before = { type: 'boolean', nullable: true }

  expect(judgeField(before, { ...before, enum: [true, false] })).toMatchObject([{ rule: 'crd/enum-narrowed', severity: 'block' }])
})

const listing = (...values: Json[]) => ({ type: 'string', nullable: true, enum: values })

test('a null that leaves the enum never matched it', () => {
  expect(judgeField(listing('a', null), listing('a'))).toEqual([])
})
