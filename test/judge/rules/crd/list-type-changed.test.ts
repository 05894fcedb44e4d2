import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField, judgeFieldWith, shop, shops } from '../../builders.ts'

const item = { type: 'object', required: ['name', 'port'], properties: { name: { type: 'string' }, port: { type: 'integer' } } }
const list = (type?: string, ...keys: string[]) => ({
  type: 'array',
  items: item,
  ...(type === undefined ? {} : { 'x-kubernetes-list-type': type }),
  ...(keys.length === 0 ? {} : { 'x-kubernetes-list-map-keys': keys }),
})
const words = (type: string) => ({ type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': type })

test('a list that must not hold duplicates from now on blocks', () => {
  expect(judgeField(list(), list('map', 'name'))).toMatchObject([{ rule: 'crd/list-type-changed', severity: 'block', change: 'atomic → map by name' }])
  expect(judgeField(words('atomic'), words('set'))).toMatchObject([{ severity: 'block' }])
  expect(judgeField(list('map', 'name', 'port'), list('map', 'name'))).toMatchObject([{ severity: 'block' }])
})

test('a list that is merged as a whole, or by more keys, warns', () => {
  expect(judgeField(list('map', 'name'), list('atomic'))).toMatchObject([{ rule: 'crd/list-type-changed', severity: 'warn' }])
  expect(judgeField(list('map', 'name'), list('map', 'name', 'port'))).toMatchObject([{ severity: 'warn' }])
})

test('atomic aloud is what its absence means, and the order of keys does not count', () => {
  expect(judgeField(list(), list('atomic'))).toEqual([])
  expect(judgeField(list('map', 'name', 'port'), list('map', 'port', 'name'))).toEqual([])
})

test('live lists with duplicates are named', () => {
  const twice = [
    { name: 'a', port: 1 },
    { name: 'a', port: 2 },
  ]

  expect(judgeFieldWith(list(), list('map', 'name'), [twice, [{ name: 'a', port: 1 }]])).toMatchObject([{ hits: ['default/s0'] }])
  expect(judgeFieldWith(list(), list('map', 'name', 'port'), [twice])).toMatchObject([{ hits: [] }])
})

const owning = (manager: string, items: JsonObject, rest: JsonObject = {}): JsonObject => ({ manager, fieldsV1: { 'f:spec': { 'f:field': items } }, ...rest })
const judgeWith = (...managedFields: readonly JsonObject[]) =>
  judgeField(list('map', 'name'), list('atomic'), shops([shop('a', { field: [{ name: 'a', port: 1 }] }, { managedFields })]))
const [one, two] = [{ 'k:{"name":"a"}': { '.': {}, 'f:port': {} } }, { 'k:{"name":"b"}': { '.': {} } }]

describe('a list that is replaced as a whole from now on', () => {
  test('blocks where several managers own items of it, and names the object', () => {
    expect(judgeWith(owning('sluice', one), owning('operator', two))).toMatchObject([
      {
        rule: 'crd/list-type-changed',
        severity: 'block',
        hits: ['default/a'],
        message: expect.stringContaining('has items of several managers in spec.field'),
      },
    ])
  })

  test.each([
    ['one manager owns all items', [owning('sluice', { ...one, ...two }), { manager: 'operator', fieldsV1: { 'f:spec': { 'f:other': {} } } }]],
    ['another one only created it', [owning('sluice', one), owning('operator', { '.': {} })]],
    ['another one writes status', [owning('sluice', one), owning('controller', two, { subresource: 'status' })]],
  ])('warns where %s', (_what, managedFields) => {
    expect(judgeWith(...managedFields)).toMatchObject([{ rule: 'crd/list-type-changed', severity: 'warn', hits: [] }])
  })

  test('says nothing of objects whose managers do not tell what they own', () => {
    const findings = judgeWith({ manager: 'sluice' }, { manager: 'operator' })

    expect(findings).toMatchObject([{ severity: 'warn' }])
    expect(findings[0]?.message).not.toContain('none of')
  })
})
