import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField, shop, shops } from '../../builders.ts'

const map = (type?: string) => ({ type: 'object', additionalProperties: { type: 'string' }, ...(type === undefined ? {} : { 'x-kubernetes-map-type': type }) })

test('an object that is owned as a whole, or key by key, from now on warns', () => {
  expect(judgeField(map(), map('atomic'))).toMatchObject([{ rule: 'crd/map-type-changed', severity: 'warn', change: 'granular → atomic' }])
  expect(judgeField(map('atomic'), map())).toMatchObject([{ severity: 'warn', change: 'atomic → granular' }])
})

test('granular aloud is what its absence means', () => {
  expect(judgeField(map(), map('granular'))).toEqual([])
})

test('keys of several live managers block', () => {
  const managedFields = ['sluice', 'operator'].map((manager): JsonObject => ({ manager, fieldsV1: { 'f:spec': { 'f:field': { [`f:${manager}/key`]: {} } } } }))

  expect(judgeField(map(), map('atomic'), shops([shop('a', { field: { 'sluice/key': 'x', 'operator/key': 'y' } }, { managedFields })]))).toMatchObject([
    { rule: 'crd/map-type-changed', severity: 'block', hits: ['default/a'] },
  ])
})
