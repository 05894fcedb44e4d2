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
