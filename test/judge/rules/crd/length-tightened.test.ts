import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const text = (limits: JsonObject) => ({ type: 'string', ...limits })

test('new limits on both ends are one block', () => {
  const findings = judgeField(text({}), text({ minLength: 1, maxLength: 3 }))

  expect(findings).toMatchObject([{ rule: 'crd/length-tightened', severity: 'block', path: 'spec.field' }])
  expect(findings[0]?.message).toContain('at least 1 character and at most 3 characters')
})

test('a tighter limit blocks, a looser one does not', () => {
  expect(judgeField(text({ maxLength: 64 }), text({ maxLength: 4 }))).toMatchObject([{ severity: 'block', change: 'maxLength: 64 → 4' }])
  expect(judgeField(text({ maxLength: 4, minLength: 2 }), text({ maxLength: 64, minLength: 1 }))).toEqual([])
  expect(judgeField(text({ maxLength: 4 }), text({}))).toEqual([])
})

test('a minLength of 0 asks for nothing', () => {
  expect(judgeField(text({}), text({ minLength: 0 }))).toEqual([])
})

test('length counts code points', () => {
  expect(judgeFieldWith(text({}), text({ maxLength: 3 }), ['😀😀😀', '😀😀😀😀'])).toMatchObject([{ hits: ['default/s1'] }])
})

test('a length that the pattern or the enum keeps anyway is no finding', () => {
  expect(judgeField({ type: 'string', pattern: '^[a-z]{1,5}$' }, { type: 'string', pattern: '^[a-z]{1,5}$', minLength: 1, maxLength: 5 })).toEqual([])
  expect(judgeField({ type: 'string', enum: ['ab'] }, { type: 'string', enum: ['ab'], maxLength: 2 })).toEqual([])
})

test('a length of what is no text says nothing', () => {
  expect(judgeField({ type: 'integer' }, { type: 'integer', minLength: 2 })).toEqual([])
})
