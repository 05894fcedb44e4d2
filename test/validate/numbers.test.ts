import { expect, test } from 'vitest'
import { WholeDouble, type Value } from '../../src/validate/value.ts'
import { wrongWith } from './build.ts'

const isFine = (schema: Parameters<typeof wrongWith>[0], value: Value): boolean => wrongWith(schema, value).length === 0

test('a whole number is compared with the bound cut to an integer, a double with the bound as it is', () => {
  expect(isFine({ type: 'number', minimum: 1.5 }, 1)).toBe(true)
  expect(isFine({ type: 'number', minimum: 1.5 }, new WholeDouble(1))).toBe(false)
  expect(isFine({ type: 'number', maximum: 1.5, exclusiveMaximum: true }, 1)).toBe(false)
})

test('a fraction as factor refuses every whole number, and takes doubles that are multiples within a hair', () => {
  expect(isFine({ type: 'number', multipleOf: 0.5 }, 2)).toBe(false)
  expect(isFine({ type: 'number', multipleOf: 0.01 }, 0.07)).toBe(true)
  expect(isFine({ type: 'number', multipleOf: 0.01 }, 4.35)).toBe(false)
})

test('a value takes the type of the choice that it is compared with', () => {
  expect(isFine({ type: 'number', enum: [1.5, 2] }, 2.5)).toBe(true)
  expect(isFine({ type: 'number', enum: [1.5, 2] }, 1.9)).toBe(false)
})

test('null is never one of the choices', () => {
  expect(isFine({ type: 'string', nullable: true, enum: ['a', null] }, null)).toBe(false)
})

test('an integer may be written as a double, but not beyond what a double counts exactly', () => {
  expect(isFine({ type: 'integer' }, new WholeDouble(1000))).toBe(true)
  expect(isFine({ type: 'integer' }, 9007199254740993n)).toBe(true)
  expect(isFine({ type: 'integer' }, 9223372036854775808n)).toBe(false)
  expect(wrongWith({ type: 'integer' }, 1.5)).toEqual(['spec TypeInvalid type', 'spec Invalid format'])
})

test('a bound that the type cannot hold refuses every value', () => {
  expect(isFine({ type: 'integer', maximum: 9223372036854775807n }, 1)).toBe(false)
  expect(isFine({ type: 'integer', minimum: -9223372036854775808n }, 1)).toBe(false)
})

test('formats limit numbers of their type only', () => {
  expect(isFine({ type: 'integer', format: 'int32' }, 2147483648)).toBe(false)
  expect(isFine({ type: 'number', format: 'int32' }, 2147483648)).toBe(true)
  expect(isFine({ type: 'number', format: 'float' }, 3.5e38)).toBe(false)
})

test('1 and 1.0 are two keys where there is one key, and the same where there are several', () => {
  const items = { type: 'object', properties: { k: { type: 'number' }, n: { type: 'integer' } } } as const
  const list = (keys: readonly string[]) => ({ type: 'array', items, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys }) as const
  const value = [
    { k: 1, n: 1 },
    { k: new WholeDouble(1), n: 1 },
  ]

  expect(isFine(list(['k']), value)).toBe(true)
  expect(isFine(list(['k', 'n']), value)).toBe(false)
})
