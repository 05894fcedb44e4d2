import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, judgeField, version } from '../../builders.ts'

const rule = 'crd/rule-refused'
const text = (rest: JsonObject = {}): JsonObject => ({ type: 'string', ...rest })
const list = (items: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: 'array', items, ...rest })
const ruled = (expression: string, rest: JsonObject = {}): JsonObject => ({ 'x-kubernetes-validations': [{ rule: expression, ...rest }] })
const refusals = (before: JsonObject, after: JsonObject) => judgeField(before, after).filter((finding) => finding.rule === rule)

const pair = (expression: string): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(['a', 'b'].map((name) => [name, { type: 'object', properties: { x: { type: 'integer' } } }])),
  ...ruled(expression),
})

const searched = (rest: JsonObject = {}): JsonObject => text({ ...ruled("self.matches('^a*$')"), ...rest })

test('a rule whose types do not fit the schema blocks', () => {
  expect(refusals(text(), text(ruled('self > 1')))).toMatchObject([
    {
      severity: 'block',
      effect: 'refused',
      path: 'spec.field',
      message: expect.stringContaining("found no matching overload for '_>_' applied to '(string, int)'"),
    },
  ])
})

test.each([
  'self.gone',
  'gone(self)',
  'size(self)',
  'self ==',
  "self.matches('[')",
  "duration('1x') == duration('1h')",
  'self != null',
  '[1, self].size() > 0',
])('%s is no rule that a text could have', (expression) => {
  expect(refusals(text(), text(ruled(expression)))).toHaveLength(1)
})

test('a messageExpression that is no text blocks', () => {
  expect(refusals(text({ maxLength: 9 }), text({ maxLength: 9, ...ruled("self != 'a'", { messageExpression: 'size(self)' }) }))).toMatchObject([
    { message: expect.stringContaining('has a messageExpression that does not compile: it must evaluate to a string') },
  ])
})

test('two objects of the schema are two types', () => {
  expect(refusals(pair('true'), pair('self.a == self.b'))).toHaveLength(1)
  expect(refusals(pair('true'), pair('self.a.x == self.b.x'))).toEqual([])
})

test('a limit that goes blocks where an untouched rule may cost too much without it', () => {
  expect(refusals(list(searched({ maxLength: 9 })), list(searched()))).toContainEqual(
    expect.objectContaining({ path: 'spec.field[]', message: expect.stringContaining('may cost more') }),
  )
  expect(refusals(searched({ maxLength: 9 }), searched())).toEqual([])
})

test('what was refused before already is not reported', () => {
  expect(refusals(text(ruled('self > 1')), text({ maxLength: 9, ...ruled('self > 1') }))).toEqual([])
})

test('a CRD that is new is judged, and the same fault in several versions is one finding', () => {
  const before = crd({ versions: [version('v1', { field: text() })] })
  const both = ['v1', 'v2'].map((name) => version(name, { field: text(ruled('self > 1')) }, { storage: name === 'v1' }))

  expect(judgeCrds(before, crd({ versions: both })).filter((finding) => finding.rule === rule)).toMatchObject([
    { message: expect.stringMatching(/, in v1, v2$/) },
  ])
  expect(
    judgeCrds({ ...before, id: { ...before.id, name: 'others.example.com' } }, crd({ versions: [both[0] ?? {}] })).map((finding) => finding.rule),
  ).toContain(rule)
})

test.each([
  ['self.?a.?x.orValue(0) == 1', 0],
  ['self.?a.?x.or(self.?b.?x).hasValue()', 0],
  ["self.?a.?x.orValue('none') == 'x'", 1],
  ['self.?a.?x.?y.hasValue()', 1],
])('%s reads fields of fields that may be absent, and is refused %d times', (expression, times) => {
  expect(refusals(pair('true'), pair(expression))).toHaveLength(times)
})
