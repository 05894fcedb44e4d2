import { expect, test } from 'vitest'
import { judgeField, judgeFieldWith } from '../../builders.ts'

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
