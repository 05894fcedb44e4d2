import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField } from '../../builders.ts'

const list = (limits: JsonObject, rest: JsonObject = {}) => ({ type: 'array', items: { type: 'string' }, ...limits, ...rest })
const ruled = { 'x-kubernetes-validations': [{ rule: 'self.all(x, x != "")' }] }

test('a limit that goes or grows in a schema with CEL rules warns', () => {
  expect(judgeField(list({ maxItems: 5 }, ruled), list({}, ruled))).toMatchObject([
    { rule: 'crd/rule-cost-raised', severity: 'warn', change: 'maxItems: 5 → absent' },
  ])
  expect(judgeField(list({ maxItems: 5 }, ruled), list({ maxItems: 50 }, ruled))).toMatchObject([{ severity: 'warn' }])
})

test('without CEL rules a looser limit is no finding', () => {
  expect(judgeField(list({ maxItems: 5 }), list({}))).toEqual([])
})

test('a tighter limit costs less', () => {
  expect(judgeField(list({ maxItems: 5 }, ruled), list({ maxItems: 4 }, ruled)).map((finding) => finding.rule)).toEqual(['crd/count-tightened'])
})
