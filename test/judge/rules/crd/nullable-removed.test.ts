import { expect, test } from 'vitest'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const text = { type: 'string' }
const nullable = { type: 'string', nullable: true }

test('a field that is no longer nullable blocks', () => {
  expect(judgeField(nullable, text)).toMatchObject([{ rule: 'crd/nullable-removed', severity: 'block', path: 'spec.field' }])
})

test('a field that becomes nullable, or says aloud that it is not, is no finding', () => {
  expect(judgeField(text, nullable)).toEqual([])
  expect(judgeField(text, { ...text, nullable: false })).toEqual([])
})

test('live objects that hold null are named', () => {
  expect(judgeFieldWith(nullable, text, ['a', null])).toMatchObject([{ hits: ['default/s1'] }])
})

test('null that an enum refuses anyway is not missed', () => {
  expect(judgeField({ type: 'string', enum: ['a'], nullable: true }, { type: 'string', enum: ['a'] })).toEqual([])
})
