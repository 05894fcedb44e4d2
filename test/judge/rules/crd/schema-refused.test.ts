import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField } from '../../builders.ts'

const list = (rest: JsonObject = {}) => ({ type: 'array', items: { type: 'string' }, ...rest })
const rule = 'crd/schema-refused'
const object = (rest: JsonObject) => ({ type: 'object', properties: { a: { type: 'string' } }, ...rest })

test('a keyword that structural schemas must not have blocks when it comes, not when it goes', () => {
  expect(judgeField(list(), list({ uniqueItems: true }))).toMatchObject([{ rule, severity: 'block', path: 'spec.field' }])
  expect(judgeField(list({ uniqueItems: true }), list())).toEqual([])
  expect(judgeField(list(), list({ uniqueItems: false }))).toEqual([])
})

test('a node that loses its type blocks', () => {
  expect(judgeField({ type: 'string' }, {})).toMatchObject([{ rule, severity: 'block' }])
})

test('properties beside additionalProperties block, and so does additionalProperties: false', () => {
  expect(judgeField(object({}), object({ additionalProperties: { type: 'string' } }))).toMatchObject([{ rule, severity: 'block' }])
  expect(judgeField(object({}), object({ additionalProperties: false }))).toMatchObject([{ rule, severity: 'block' }])
})

test('what was refused before already is not reported', () => {
  expect(judgeField(list({ uniqueItems: true, maxItems: 3 }), list({ uniqueItems: true, maxItems: 4 }))).toEqual([])
})
