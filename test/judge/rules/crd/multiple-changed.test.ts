import { expect, test } from 'vitest'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const multiple = (of: number) => ({ type: 'integer', multipleOf: of })

test('a new multipleOf blocks, and one that divides the old one does not', () => {
  expect(judgeField({ type: 'integer' }, multiple(10))).toMatchObject([{ rule: 'crd/multiple-changed', severity: 'block', path: 'spec.field' }])
  expect(judgeField(multiple(10), multiple(5))).toEqual([])
  expect(judgeField(multiple(10), { type: 'integer' })).toEqual([])
})

test('a multipleOf that does not divide the old one blocks', () => {
  expect(judgeField(multiple(5), multiple(10))).toMatchObject([{ severity: 'block', change: '5 → 10' }])
})

test('live numbers that are no multiple are named', () => {
  expect(judgeFieldWith({ type: 'integer' }, multiple(10), [10, 45, 0])).toMatchObject([{ hits: ['default/s1'] }])
})

test('a multiple that every possible number is already is no finding', () => {
  expect(judgeField({ type: 'integer' }, { type: 'integer', multipleOf: 1 })).toEqual([])
  expect(judgeField({ type: 'integer', enum: [2, 4] }, { type: 'integer', enum: [2, 4], multipleOf: 2 })).toEqual([])
  expect(judgeField({ type: 'string' }, { type: 'string', multipleOf: 2 })).toEqual([])
})
