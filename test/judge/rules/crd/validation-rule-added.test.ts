import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField } from '../../builders.ts'

const rules = (...validations: (string | JsonObject)[]) => ({
  type: 'string',
  'x-kubernetes-validations': validations.map((one) => (typeof one === 'string' ? { rule: one } : one)),
})

test('a new rule blocks and is quoted by its message', () => {
  const findings = judgeField({ type: 'string' }, rules({ rule: "self == 'z'", message: 'only z will do' }))

  expect(findings).toMatchObject([{ rule: 'crd/validation-rule-added', severity: 'block', path: 'spec.field', change: "no rule → self == 'z'" }])
  expect(findings[0]?.message).toContain('only z will do')
})

test('a rewritten rule blocks and shows both', () => {
  expect(judgeField(rules('size(self) <= 5'), rules('size(self) < 5'))).toMatchObject([{ severity: 'block', change: 'size(self) <= 5 → size(self) < 5' }])
})

test('a rule that goes, moves, or words its refusal in another way is no finding', () => {
  expect(judgeField(rules('true', 'self != ""'), rules('true'))).toEqual([])
  expect(judgeField(rules('true', 'self != ""'), rules('self != ""', 'true'))).toEqual([])
  expect(judgeField(rules({ rule: 'true', message: 'a' }), rules({ rule: 'true', message: 'b', reason: 'FieldValueInvalid', fieldPath: '.x' }))).toEqual([])
})

test('spaces and the kind of quotes do not make another rule', () => {
  expect(judgeField(rules("self=='a'?1==1 : self in['b', 'c']"), rules('self == "a" ? 1 == 1 : self in ["b", "c"]'))).toEqual([])
})

test('spaces inside a text, and quotes that hold quotes, do', () => {
  expect(judgeField(rules('self == "a b"'), rules('self == "ab"'))).toHaveLength(1)
  expect(judgeField(rules(`self == '"'`), rules(`self == '\\"'`))).toHaveLength(1)
})

test('a rule that compares with the old object warns: it cannot refuse what is unchanged', () => {
  expect(judgeField({ type: 'string' }, rules('self == oldSelf'))).toMatchObject([{ severity: 'warn' }])
})

test('a rule that only quotes the word oldSelf, or also runs without an old object, blocks', () => {
  expect(judgeField({ type: 'string' }, rules('self != "oldSelf"'))).toMatchObject([{ severity: 'block' }])
  expect(judgeField({ type: 'string' }, rules({ rule: 'oldSelf.hasValue() || self == "a"', optionalOldSelf: true }))).toMatchObject([{ severity: 'block' }])
})

test.each([
  ['self.min <= self.max', '!has(self.min) || self.min <= self.max'],
  ['self.a && self.b', 'self.a'],
  ['size(self) >= 2', 'size(self) >= 1'],
  ['!(self.a || self.b)', '!self.a'],
  ['self.a ? self.b : self.c', '(self.b || self.c)'],
  ['self.a == "x||y"', 'self.a == "x||y" || self.b'],
  ['self.a != "x"', '!(self.a == "x")'],
  ['self.a in ["x", "y"]', 'self.a in ["y", "z", "x"]'],
  ['self.a ? self.b : self.c ? self.d : self.e', 'self.a ? self.b : (self.c ? self.d : self.e)'],
  ['self.a && self.b.startsWith("unix://")', '(self.a ? self.b : "").startsWith("unix://")'],
  ["matches(self, '^arn:(aws|cn):')", "self.matches('^arn:(aws|cn|gov):')"],
  ['self.a && self.b || !self.a', '(self.a ? self.b : true)'],
])('%s → %s asks for less, and is no finding', (before, after) => {
  expect(judgeField(rules(before), rules(after))).toEqual([])
})

test.each([
  ['!has(self.min) || self.min <= self.max', 'self.min <= self.max'],
  ['size(self) >= 1', 'size(self) >= 2'],
  ['self.b', '(self.a && self.b) || (!self.a && self.b)'],
  ['self.all(x, x > 1)', 'self.all(x, x > 0)'],
  ['self == "a || b"', 'self == "b" || self == "a"'],
  ['self.a in ["x", "y"]', 'self.a in ["x"]'],
  ["self.matches('^arn:(aws|cn):')", "self.matches('^arn:aws:')"],
  ['!self.a in [self.b]', '!(self.a in [self.b])'],
])('%s → %s asks for more, or may fail on what it reads, and blocks', (before, after) => {
  expect(judgeField(rules(before), rules(after))).toMatchObject([{ rule: 'crd/validation-rule-added', severity: 'block' }])
})

test('a rule that several old ones imply together is no finding, and one about the old object implies nothing of new objects', () => {
  expect(judgeField(rules('self.a', 'self.b'), rules('self.a', 'self.a && self.b'))).toEqual([])
  expect(judgeField(rules('self >= oldSelf'), rules('self >= oldSelf || self >= "b"'))).toMatchObject([{ severity: 'warn' }])
  expect(judgeField(rules('oldSelf'), rules('oldSelf', 'self'))).toMatchObject([{ severity: 'block' }])
})
