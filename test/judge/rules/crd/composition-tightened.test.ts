import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField } from '../../builders.ts'

const text = { type: 'string' }
const has = (...required: string[]) => ({ required })
const node = (condition: JsonObject, rest: JsonObject = {}) => ({ type: 'object', properties: { a: text, b: text }, ...condition, ...rest })
const atMostOne = (...names: string[]) => [{ not: { anyOf: names.map((name) => has(name)) } }, ...names.map((name) => has(name))]
const limited = (maxLength: number) => node({ anyOf: [{ properties: { a: { maxLength } } }] })
const rule = 'crd/composition-tightened'

test('a condition where there was none blocks', () => {
  expect(judgeField(node({}), node({ anyOf: [has('a'), has('b')] }))).toMatchObject([{ rule, severity: 'block', path: 'spec.field' }])
  expect(judgeField(node({}), node({ not: has('b') }))).toMatchObject([{ rule, severity: 'block' }])
  expect(judgeField(node({}), node({ allOf: [{ minProperties: 1 }] }))).toMatchObject([{ rule, severity: 'block' }])
})

test('a branch less blocks, a branch more in anyOf does not', () => {
  expect(judgeField(node({ oneOf: [has('a'), has('b')] }), node({ oneOf: [has('a')] }))).toMatchObject([{ rule, severity: 'block' }])
  expect(judgeField(node({ anyOf: [has('a')] }), node({ anyOf: [has('a'), has('b')] }))).toEqual([])
})

test('a branch more in oneOf blocks, since two may hold now', () => {
  expect(judgeField(node({ oneOf: [has('a')] }), node({ oneOf: [has('a'), has('b')] }))).toMatchObject([{ rule, severity: 'block' }])
})

test('a branch more in oneOf for a field that did not exist is no finding', () => {
  const before = node({ oneOf: [has('a'), has('b')] })
  const after = { ...node({ oneOf: [has('a'), has('b'), has('c')] }), properties: { a: text, b: text, c: text } }

  expect(judgeField(before, after)).toEqual([])
})

test('"one of them or none" grows by a new field without a finding', () => {
  const after = { ...node({ oneOf: atMostOne('a', 'b', 'c') }), properties: { a: text, b: text, c: text } }

  expect(judgeField(node({ oneOf: atMostOne('a', 'b') }), after)).toEqual([])
})

test('the same condition in another order or in other words is no finding', () => {
  expect(judgeField(node({ anyOf: [has('a'), has('b')] }), node({ anyOf: [has('b'), has('a')] }))).toEqual([])
  expect(judgeField(node({ not: { anyOf: [has('a'), has('b')] } }), node({ allOf: [{ not: has('a') }, { not: has('b') }] }))).toEqual([])
})

test('a condition that goes, or only gets an example, is no finding', () => {
  expect(judgeField(node({ oneOf: [has('a'), has('b')] }), node({}))).toEqual([])
  expect(judgeField(node({ anyOf: [has('a')] }), node({ anyOf: [{ ...has('a'), example: { a: 'x' } }] }))).toEqual([])
})

test('a condition that required fields fulfil anyway is no finding', () => {
  expect(judgeField(node({}, has('a')), node({ anyOf: [has('a'), has('b')] }, has('a')))).toEqual([])
})

test('a condition on a value inside blocks when it gets another value', () => {
  expect(judgeField(limited(5), limited(3))).toMatchObject([{ rule, severity: 'block' }])
})

test('more conditions than can be tried count as tighter', () => {
  const names = Array.from({ length: 20 }, (_, index) => `k${index}`)
  const wide = (condition: JsonObject) => ({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, text])), ...condition })

  expect(judgeField(wide({ anyOf: names.map((name) => has(name)) }), wide({ anyOf: names.toReversed().map((name) => has(name)) }))).toMatchObject([
    { rule, severity: 'block' },
  ])
})

const within = (a: JsonObject) => node({ anyOf: [{ properties: { a } }, has('b')] })

test('a looser condition on a value inside is no finding', () => {
  expect(judgeField(limited(3), limited(5))).toEqual([])
  expect(judgeField(within({ enum: ['x'] }), within({ enum: ['x', 'y'] }))).toEqual([])
  expect(judgeField(within({ pattern: '^[a-z]+$' }), within({ pattern: '^[a-z]*$' }))).toEqual([])
  expect(judgeField(within({ enum: ['x', 'y'] }), within({ enum: ['x'] }))).toMatchObject([{ rule, severity: 'block' }])
})

const one = (...values: readonly string[][]) => node({ oneOf: values.map((listed) => ({ required: ['a'], properties: { a: { enum: listed } } })) })

test('a wider branch of oneOf is no finding only while no other branch takes what it takes', () => {
  expect(judgeField(one(['x'], ['y']), one(['x'], ['y', 'z']))).toEqual([])
  expect(judgeField(one(['x'], ['y']), one(['x'], ['y', 'x']))).toMatchObject([{ rule, severity: 'block' }])
})
