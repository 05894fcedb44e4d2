import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField } from '../../builders.ts'

const text = (rest: JsonObject = {}) => ({ type: 'string', ...rest })
const object = (field: JsonObject, required: string[] = []) => ({ type: 'object', properties: { inner: field }, required })
const node = (value: JsonObject) => ({ type: 'object', properties: { a: text(), b: text() }, default: value })

test('a default that comes, changes or goes warns', () => {
  expect(judgeField(text(), text({ default: 'a' }))).toMatchObject([{ rule: 'crd/default-changed', severity: 'warn', change: 'absent → a' }])
  expect(judgeField(text({ default: 'a' }), text({ default: 'b' }))).toMatchObject([{ severity: 'warn', change: 'a → b' }])
  expect(judgeField(text({ default: 'a' }), text())).toMatchObject([{ severity: 'warn', change: 'a → absent' }])
})

test('a default that goes from a required field blocks', () => {
  const findings = judgeField(object(text({ default: 'a' }), ['inner']), object(text(), ['inner']))

  expect(findings).toMatchObject([{ rule: 'crd/default-changed', severity: 'block', path: 'spec.field.inner' }])
})

test('a new default that is empty is only noted', () => {
  expect(judgeField(text(), text({ default: '' }))).toMatchObject([{ severity: 'info' }])
  expect(judgeField(object(text()), { ...object(text()), default: {} })).toMatchObject([{ severity: 'info' }])
})

test.each([true, false])('the default %s of a text warns that it is one only to other readers of YAML', (unquoted) => {
  expect(judgeField(text(), text({ default: unquoted }))).toMatchObject([{ severity: 'warn', message: expect.stringContaining('quote it') }])
})

test('the same default with its keys in another order is no finding', () => {
  expect(judgeField(node({ a: '1', b: '2' }), node({ b: '2', a: '1' }))).toEqual([])
})

const plan = (inner: JsonObject, conditions: JsonObject) => ({
  type: 'object',
  properties: { kind: { type: 'string', enum: ['A', 'B'] }, a: text({ maxLength: 9 }), list: { type: 'array', maxItems: 3, items: object(inner) }, inner },
  ...conditions,
})
const ruled = (rule: string) => ({ 'x-kubernetes-validations': [{ rule }] })
const word = text({ maxLength: 9 })
const filled = { ...word, default: 'x' }

test.each([
  ['that a rule forbids beside another field', ruled('!has(self.inner) || !has(self.a)')],
  ['that a rule asks for something with', ruled("has(self.inner) && self.inner == 'x' ? has(self.a) : true")],
  ['in a list that a rule looks through', ruled('!has(self.list) || self.list.all(one, !has(one.inner) || has(self.a))')],
  ['of one of several alternatives', { oneOf: [{ required: ['inner'] }, { required: ['a'] }] }],
])('a new default %s blocks, for objects that never had the field', (_, conditions) => {
  expect(judgeField(plan(word, conditions), plan(filled, conditions))).toContainEqual(
    expect.objectContaining({ rule: 'crd/default-changed', severity: 'block', message: expect.stringContaining('may break a condition') }),
  )
})

test('another default, or none any more, blocks where a rule does not take it', () => {
  const rule = ruled("!has(self.inner) || self.inner != 'y' || has(self.a)")
  const asking = ruled('has(self.inner) || has(self.a)')

  expect(judgeField(plan(filled, rule), plan({ ...word, default: 'y' }, rule))).toContainEqual(expect.objectContaining({ severity: 'block' }))
  expect(judgeField(plan(filled, asking), plan(word, asking))).toContainEqual(expect.objectContaining({ severity: 'block' }))
})

test.each([
  ['takes every value', ruled("!has(self.inner) || self.inner in ['x', 'z'] || has(self.a)")],
  ['asks for the field', ruled('has(self.inner) || has(self.a)')],
  ['reads another field', ruled("!has(self.a) || self.a != 'inner'")],
  ['is about the old object', ruled('!has(oldSelf.inner) || has(self.inner)')],
  ['is one of several alternatives, all open', { anyOf: [{ required: ['inner'] }, { required: ['a'] }] }],
])('a new default warns where a condition %s', (_, conditions) => {
  const lone = (inner: JsonObject) => ({ ...plan(inner, conditions), properties: { ...plan(inner, conditions).properties, list: text() } })

  expect(judgeField(lone(word), lone(filled))).toMatchObject([{ rule: 'crd/default-changed', severity: 'warn' }])
})

test('a default of a field that was required changes nothing for any rule', () => {
  const rule = { ...ruled('!has(self.inner) || !has(self.a)'), required: ['inner'] }

  expect(judgeField(object(word, ['inner']), object(filled, ['inner']))).toMatchObject([{ severity: 'warn' }])
  expect(judgeField(plan(word, rule), plan(filled, rule)).filter(({ path }) => path === 'spec.field.inner')).toMatchObject([{ severity: 'warn' }])
})
