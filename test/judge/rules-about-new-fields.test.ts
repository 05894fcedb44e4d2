import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import { judgeField } from './builders.ts'

// A release adds a kind C and the fields c and d, and rules about them: nothing that is stored can break such a rule.
const text: JsonObject = { type: 'string', maxLength: 9 }
const kinds = (...values: readonly string[]): JsonObject => ({ type: 'string', enum: values })
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...rest })
const list = (properties: JsonObject): JsonObject => ({ type: 'array', maxItems: 9, items: object(properties) })

const before = object({ kind: kinds('A', 'B'), mode: kinds('A', 'B'), a: text, list: list({ a: text }) }, { required: ['kind'] })

const ruled = (rule: string, properties: JsonObject = {}): JsonObject =>
  object(
    { kind: kinds('A', 'B', 'C'), mode: kinds('A', 'B', 'C'), a: text, c: text, d: object({ e: text }), list: list({ a: text, c: text }), ...properties },
    { required: ['kind'], 'x-kubernetes-validations': [{ rule }] },
  )

test.each([
  '!has(self.c) || has(self.a)',
  'has(self.c) ? self.c.startsWith("x") : true',
  'has(self.kind)',
  "self.kind == 'C' ? has(self.c) : !has(self.c)",
  "has(self.mode) && self.mode == 'C' ? has(self.c) : !has(self.c)",
  "self.kind != 'C' || has(self.c)",
  "!(self.kind in ['C', 'D']) || has(self.c)",
  "self.kind in ['A', 'B'] || has(self.c)",
  "self.kind == 'C' ? has(self.c) : self.kind == 'D' ? has(self.d) : true",
  '!has(self.d) || !has(self.d.e) || self.a != self.d.e',
  '!self.?d.e.hasValue()',
  "self.?mode.orValue('') == 'C' ? has(self.c) : !has(self.c)",
  "self.?d.?e.orValue('y') != 'x'",
  "size(self.?a.orValue('')) > 0 ? !has(self.c) : true",
  "!has(self.a) || self.a.matches('^x') || self.list.size() > 3 || !has(self.c)",
  'has(self.a) && size(self.a) > 3 ? !has(self.c) : true',
  "!has(self.list) || self.list.all(one, !has(one.c) || one.c != 'x')",
  '(has(self.a) ? 1 : 0) + (has(self.c) ? 1 : 0) + (has(self.d) ? 1 : 0) <= 1',
  "(has(self.c) ? self.c : '').startsWith('x') ? has(self.a) : true",
  "(has(self.mode) ? self.mode : 'A') == 'C' ? has(self.c) : true",
])('%s asks something of what is new only, and is no finding', (rule) => {
  expect(judgeField(before, ruled(rule))).toEqual([])
})

test.each([
  'has(self.c)',
  '!has(self.a) || has(self.c)',
  "self.kind == 'B' ? has(self.c) : !has(self.c)",
  "self.kind in ['B', 'C'] ? has(self.c) : true",
  '!has(self.a) || self.a != "x"',
  '(has(self.a) ? 1 : 0) + (has(self.c) ? 1 : 0) == 1',
  '(has(self.a) ? 1 : 0) + (has(self.mode) ? 1 : 0) <= 1',
  "(has(self.mode) ? self.mode : 'C') == 'C' ? has(self.c) : true",
  "self.?mode.orValue('C') == 'C' ? has(self.c) : true",
  '!self.?a.hasValue()',
])('%s is broken by what may be stored, and blocks', (rule) => {
  expect(judgeField(before, ruled(rule))).toMatchObject([{ rule: 'crd/validation-rule-added', severity: 'block' }])
})

test.each([
  ["self.mode != 'C' || has(self.c)", 'mode'],
  ['has(self.d.e) ? true : true', 'd'],
  ['self.list.all(one, !has(one.c))', 'list'],
])('%s fails where there is no %s, and blocks', (rule) => {
  expect(judgeField(before, ruled(rule))).toMatchObject([{ rule: 'crd/validation-rule-added', severity: 'block' }])
})

test('a rule about a new field that the server fills in, or that was kept without a schema, blocks', () => {
  const rule = '!has(self.c) || has(self.a)'

  const filled = judgeField(before, ruled(rule, { c: { ...text, default: 'x' } }))
  const kept = judgeField({ ...before, 'x-kubernetes-preserve-unknown-fields': true }, { ...ruled(rule), 'x-kubernetes-preserve-unknown-fields': true })

  for (const findings of [filled, kept]) expect(findings).toContainEqual(expect.objectContaining({ rule: 'crd/validation-rule-added', severity: 'block' }))
})

test('a rule about a value that is new blocks where a default is that value', () => {
  const findings = judgeField(before, ruled("!has(self.mode) || self.mode != 'C'", { mode: { ...kinds('A', 'B', 'C'), default: 'C' } }))

  expect(findings).toContainEqual(expect.objectContaining({ rule: 'crd/validation-rule-added', severity: 'block' }))
})

test('a rule about what a default of a whole object brings blocks', () => {
  const d = object({ e: text }, { default: { e: 'x' } })

  expect(judgeField(before, ruled('!has(self.d) || !has(self.d.e)', { d }))).toMatchObject([{ rule: 'crd/validation-rule-added', severity: 'block' }])
})
