import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const list = (limits: JsonObject) => ({ type: 'array', items: { type: 'string' }, ...limits })
const map = (limits: JsonObject) => ({ type: 'object', additionalProperties: { type: 'string' }, ...limits })

test('fewer allowed items block, more do not', () => {
  expect(judgeField(list({ maxItems: 5 }), list({ maxItems: 1 }))).toMatchObject([
    { rule: 'crd/count-tightened', severity: 'block', change: 'maxItems: 5 → 1' },
  ])
  expect(judgeField(list({ maxItems: 1 }), list({ maxItems: 5 }))).toEqual([])
  expect(judgeField(list({ minItems: 1 }), list({}))).toEqual([])
})

test('limits on the keys of a map count as well', () => {
  expect(judgeField(map({}), map({ minProperties: 2 }))).toMatchObject([{ severity: 'block', change: 'minProperties: absent → 2' }])
  expect(judgeField(map({}), map({ maxProperties: 1 }))).toMatchObject([{ severity: 'block', change: 'maxProperties: absent → 1' }])
})

test('live lists and maps beyond the limit are named', () => {
  expect(judgeFieldWith(list({}), list({ maxItems: 1 }), [['a'], ['a', 'b']])).toMatchObject([{ hits: ['default/s1'] }])
  expect(judgeFieldWith(map({}), map({ minProperties: 1 }), [{}, { a: 'b' }])).toMatchObject([{ hits: ['default/s0'] }])
})
