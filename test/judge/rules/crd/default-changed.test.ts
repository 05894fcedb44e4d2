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
