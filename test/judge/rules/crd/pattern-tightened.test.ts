import { expect, test } from 'vitest'
import { judgeField } from '../../builders.ts'

const text = (pattern: string) => ({ type: 'string', pattern })

test('a new or changed pattern blocks and shows both', () => {
  expect(judgeField({ type: 'string' }, text('^a$'))).toMatchObject([{ rule: 'crd/pattern-tightened', severity: 'block', change: 'absent → ^a$' }])
  expect(judgeField(text('^a+$'), text('^a$'))).toMatchObject([{ severity: 'block', change: '^a+$ → ^a$' }])
})

test('a pattern that goes, or an empty one, is no finding', () => {
  expect(judgeField(text('^a$'), { type: 'string' })).toEqual([])
  expect(judgeField({ type: 'string' }, text(''))).toEqual([])
})

const matching = (pattern: string) => ({ type: 'string', pattern })

test.each([
  ['^[a-z]+$', '^[a-z0-9.-]+$'],
  ['^(a|bc)$', '^[a-c]{1,2}$'],
  ['^[0-9]+$', '[0-9]'],
  ['^a$|^b$', '^[ab]$'],
  ['(?i)^abc$', '^[A-Ca-c]{3}$'],
  ['^a\\-b$', 'a-b'],
  ['^[a-z]([-a-z]*[a-z])?$', '^[a-z]([-a-z]*[a-z])?(\\.[a-z]([-a-z]*[a-z])?)*$'],
])('%s → %s takes at least what it took, and is no finding', (before, after) => {
  expect(judgeField(matching(before), matching(after))).toEqual([])
})

test.each([
  ['^[a-z0-9.-]+$', '^[a-z]+$'],
  ['[0-9]', '^[0-9]+$'],
  ['', '^.*$'],
  ['(?i)^abc$', '^abc$'],
])('%s → %s takes less, and blocks', (before, after) => {
  expect(judgeField(matching(before), matching(after))).toMatchObject([{ rule: 'crd/pattern-tightened', severity: 'block' }])
})

test.each([
  ['a(?i)b', 'a(?i)'],
  ['^\\s$', '\\s'],
  ['^[[:alpha:]]$', '[[:alpha:]]'],
  ['\\bx', 'x'],
])('%s → %s is read by RE2 alone, and blocks unproven', (before, after) => {
  expect(judgeField(matching(before), matching(after))).toMatchObject([{ severity: 'block' }])
})

test('a pattern that every value of the enum matches is no finding', () => {
  expect(judgeField({ type: 'string', enum: ['a', 'b'] }, { type: 'string', enum: ['a', 'b'], pattern: '^[a-z]$' })).toEqual([])
  expect(judgeField({ type: 'string', enum: ['a', 'B'] }, { type: 'string', enum: ['a', 'B'], pattern: '^[a-z]$' })).toMatchObject([{ severity: 'block' }])
})

test('an enum that lists more than text proves nothing', () => {
  expect(judgeField({ type: 'string', enum: ['a', true] }, { type: 'string', enum: ['a', true], pattern: '^a$' })).toMatchObject([{ severity: 'block' }])
})

test('a pattern on what is no text says nothing', () => {
  expect(judgeField({ type: 'integer' }, { type: 'integer', pattern: '^a$' })).toEqual([])
})
