import { expect, test } from 'vitest'
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
