import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import type { Value } from '../../src/validate/value.ts'
import { causesOf, specValidator, thing, verdictOf, wrongWith } from './build.ts'

const text = { type: 'string' } as const
const object = { type: 'object', properties: { a: text, n: { type: 'integer' }, 'x-y': text, namespace: text } } as const
const texts = { type: 'array', items: text } as const

/** A rule, the schema of its self, a value, and what the server finds. */
const rules: readonly (readonly [string, JsonObject, Value, string])[] = [
  ['has(self.a) && self.?n.orValue(3) == 3', object, { a: 'x' }, 'true'],
  ["self.x__dash__y == 'q' && self.__namespace__ == 'r'", object, { 'x-y': 'q', namespace: 'r' }, 'true'],
  ['self.n > 0', object, {}, 'error'],
  ['self.n > 0 || true', object, {}, 'true'],
  ['self.all(x, int(x) > 0)', texts, ['x', '-1'], 'false'],
  ['self.exists(x, int(x) > 0)', texts, ['x', '1'], 'true'],
  ['self.exists(x, int(x) > 0)', texts, ['x', '-1'], 'error'],
  ["self == ['b', 'a']", { ...texts, 'x-kubernetes-list-type': 'set' }, ['a', 'b'], 'true'],
  ["self == ['b', 'a']", texts, ['a', 'b'], 'false'],
  ["(self + ['a', 'c']).size() == 3", { ...texts, 'x-kubernetes-list-type': 'set' }, ['a', 'b'], 'true'],
  ["self.size() == 3 && self.substring(1, 2) == '😀'", text, 'a😀b', 'true'],
  [String.raw`self.matches('(?i)^A\\d$')`, text, 'a1', 'true'],
  ["self > duration('1h')", { type: 'string', format: 'duration' }, '61 minutes', 'true'],
  ["self.getHours('+01:00') == 13", { type: 'string', format: 'date-time' }, '2024-02-29T12:00:00Z', 'true'],
  ["b'ab' == self", { type: 'string', format: 'byte' }, 'YWI=', 'true'],
  ['type(self) == int ? self < 5 : self.endsWith("%")', { 'x-kubernetes-int-or-string': true }, '5%', 'true'],
  ['self + 1 > self', { type: 'integer' }, 9223372036854775807n, 'error'],
  ['self / 2.0 == 1.5', { type: 'number' }, 3, 'true'],
  ['self < 2.5 && self >= 1u', { type: 'integer' }, 2, 'true'],
  ['self < 9223372036854775807.0', { type: 'integer' }, 9223372036854775807n, 'false'],
  ['-9223372036854775808 < self', { type: 'integer' }, 2, 'true'],
  ["cidr('10.0.0.0/8').containsIP(self) && !ip(self).isLoopback()", text, '10.1.2.3', 'true'],
  ["quantity(self).isLessThan(quantity('2Gi')) && quantity(self).isInteger()", text, '1Gi', 'true'],
  ["url(self).getHostname() == '::1' && url(self).getPort() == '80'", text, 'http://[::1]:80/x', 'true'],
  ["semver(self).compareTo(semver('1.2.3')) == -1", text, '1.2.3-rc.1', 'true'],
  ['!format.dns1123Label().validate(self).hasValue()', text, 'a-b', 'true'],
  ["'%s-%d-%.1f'.format([self, 3, 2.0]) == 'a-3-2.0'", text, 'a', 'true'],
  ["self.transformMap(i, v, v + '!')[1] == 'b!'", texts, ['a', 'b'], 'true'],
  ["self.sortBy(x, -x.size())[0] == 'ccc'", texts, ['a', 'ccc'], 'true'],
  ["sets.contains(self, ['a']) && self.indexOf('b') == 1", texts, ['a', 'b'], 'true'],
  ["self.findAll('[0-9]+').map(x, int(x)).sum() == 12", text, 'a5b7', 'true'],
  ["optional.of(self).optMap(x, x + '!').value() == 'a!'", text, 'a', 'true'],
  ["'''a''' + r'\\n' + \"\\u00e9\" == self", text, 'a\\né', 'true'],
]

test.each(rules.map(([rule, schema, value, verdict]) => ({ rule, schema, value, verdict })))('$rule is $verdict', ({ rule, schema, value, verdict }) => {
  expect(verdictOf(rule, { schema, value })).toBe(verdict)
})

test('a function that nobody knows, and one that the target does not have yet, count as failing', () => {
  expect(verdictOf('math.greatest(1, 2) == 2', { schema: text, value: 'a' })).toBe('unknown')
  expect(verdictOf('isSemver(self)', { schema: text, value: '1.2.3', minor: 32 })).toBe('unknown')
  expect(verdictOf('isSemver(self)', { schema: text, value: '1.2.3', minor: 33 })).toBe('true')
})

test('a rule that runs away counts as failing', () => {
  const many = Array.from({ length: 120 }, () => 'aaaa')

  expect(verdictOf('self.all(a, self.all(b, self.all(c, a == b || b == c)))', { schema: texts, value: many })).toBe('unknown')
})

test('a rule is not asked about null, nor while the object has other errors that count', () => {
  const rule = { 'x-kubernetes-validations': [{ rule: 'false' }] }

  expect(wrongWith({ ...text, nullable: true, ...rule }, null)).toEqual([])
  expect(wrongWith({ ...text, maxLength: 1, ...rule }, 'ab')).toEqual(['spec TooLong maxLength', ' Invalid x-kubernetes-validations'])
  expect(wrongWith({ ...text, minLength: 3, ...rule }, 'ab')).toEqual(['spec Invalid minLength', 'spec Invalid x-kubernetes-validations'])
})

test('reason and fieldPath of a rule say where and what, and its fixed message why', () => {
  const rule = { rule: 'false', reason: 'FieldValueForbidden', fieldPath: ".o['x.y']", message: 'no ', messageExpression: "'secret ' + self.o.a" }
  const schema = { type: 'object', properties: { o: { type: 'object', properties: { a: text, 'x.y': text } } }, 'x-kubernetes-validations': [rule] }
  const answer = specValidator(schema).create(thing({ o: { a: 'hunter2' } }))

  expect(causesOf(answer)).toEqual(['spec.o.x.y Forbidden x-kubernetes-validations'])
  expect(answer).toMatchObject({ causes: [{ message: 'no' }] })
})
