import { expect, test } from 'vitest'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const text = { type: 'string' }
const free = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const map = { type: 'object', additionalProperties: text }
const closed = { type: 'object', properties: { a: text } }

test('free keys and map entries that are no longer kept block', () => {
  expect(judgeField(free, closed)).toContainEqual(expect.objectContaining({ rule: 'crd/unknown-fields-pruned', severity: 'block', path: 'spec.field' }))
  expect(judgeField(map, closed)).toMatchObject([{ rule: 'crd/unknown-fields-pruned', severity: 'block' }])
})

test('a map instead of free keys limits their values, and keeps the keys', () => {
  expect(judgeField(free, map)).toMatchObject([{ rule: 'crd/type-changed', path: 'spec.field{}', change: 'any → string' }])
})

test('free keys where there were none are no finding', () => {
  expect(judgeField(closed, { ...closed, 'x-kubernetes-preserve-unknown-fields': true })).toEqual([])
  expect(judgeField(map, free)).toEqual([])
})

test('live objects with a key that has no schema are named', () => {
  expect(judgeFieldWith(map, closed, [{ a: 'x' }, { a: 'x', b: 'y' }])).toMatchObject([{ hits: ['default/s1'] }])
})
