import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const number = (limits: JsonObject) => ({ type: 'number', ...limits })
const integer = (limits: JsonObject) => ({ type: 'integer', ...limits })

test('a new minimum and maximum are one block that shows both', () => {
  const findings = judgeField(integer({}), integer({ minimum: 1, maximum: 9 }))

  expect(findings).toMatchObject([{ rule: 'crd/range-tightened', severity: 'block', path: 'spec.field', change: 'any → ≥ 1; any → ≤ 9' }])
})

test('a raised minimum and a lowered maximum block', () => {
  expect(judgeField(number({ minimum: 1 }), number({ minimum: 1.5 }))).toMatchObject([{ severity: 'block', change: '≥ 1 → ≥ 1.5' }])
  expect(judgeField(number({ maximum: 9 }), number({ maximum: 8 }))).toMatchObject([{ severity: 'block', change: '≤ 9 → ≤ 8' }])
})

test('a wider range, or none any more, is no finding', () => {
  expect(judgeField(number({ minimum: 1, maximum: 9 }), number({ minimum: 0, maximum: 10 }))).toEqual([])
  expect(judgeField(number({ minimum: 1, exclusiveMinimum: true }), number({}))).toEqual([])
  expect(judgeField(number({ minimum: 1, exclusiveMinimum: true }), number({ minimum: 1 }))).toEqual([])
})

test('an end that is no longer included blocks', () => {
  expect(judgeField(number({ minimum: 1 }), number({ minimum: 1, exclusiveMinimum: true }))).toMatchObject([{ severity: 'block', change: '≥ 1 → > 1' }])
})

test('among integers "above 0" and "at least 1" are the same, among numbers they are not', () => {
  const above = { minimum: 0, exclusiveMinimum: true }

  expect(judgeField(integer(above), integer({ minimum: 1 }))).toEqual([])
  expect(judgeField(number(above), number({ minimum: 1 }))).toMatchObject([{ severity: 'block' }])
})

test('an integer beyond 2^53 is compared digit by digit', () => {
  const findings = judgeField(integer({ maximum: 9007199254740993n }), integer({ maximum: 9007199254740992n }))

  expect(findings).toMatchObject([{ severity: 'block' }])
})

test('live objects outside the range are named', () => {
  const findings = judgeFieldWith(integer({}), integer({ minimum: 2, maximum: 4 }), [1, 2, 4, 5])

  expect(findings).toMatchObject([{ hits: ['default/s0', 'default/s3'] }])
  expect(findings[0]?.message).toMatch(/^2 of 4 live Shops break /)
})

test('an end that no integer can be held against refuses all of them', () => {
  expect(judgeField({ type: 'integer', maximum: 5 }, { type: 'integer', maximum: 5.5 })).toMatchObject([{ severity: 'block', path: 'spec.field' }])
  expect(judgeField({ type: 'integer' }, { type: 'integer', maximum: 9223372036854775807n })).toMatchObject([{ severity: 'block' }])
  expect(judgeField({ type: 'integer', minimum: 1 }, { type: 'integer', minimum: -9223372036854775808n })).toEqual([])
})

const even = (rest: JsonObject) => ({ type: 'integer', multipleOf: 2, ...rest })

test('ends between which the same multiples lie are the same', () => {
  expect(judgeField(even({ minimum: 1 }), even({ minimum: 2 }))).toEqual([])
  expect(judgeField(even({ minimum: 2 }), even({ minimum: 3 }))).toMatchObject([{ severity: 'block' }])
})

test('an end that the values of the enum keep anyway is no finding', () => {
  expect(judgeField({ type: 'integer', enum: [2, 4] }, { type: 'integer', enum: [2, 4], minimum: 2 })).toEqual([])
})

test('an end on what is no number says nothing', () => {
  expect(judgeField({ type: 'string' }, { type: 'string', minimum: 1 })).toEqual([])
})

const most = (maximum: number, rest: JsonObject = {}) => ({ type: 'number', maximum, ...rest })

test('whole numbers are held against an end that was cut to a whole number', () => {
  expect(judgeFieldWith(most(5), most(5.5, { exclusiveMaximum: true }), [5, 4])).toMatchObject([{ severity: 'block', hits: ['default/s0'] }])
  expect(judgeField(most(5), most(5.5))).toEqual([])
})
