import { expect, test } from 'vitest'
import { at, compareText, fromJsonText, isSame, toJsonText } from '../../src/model/json.ts'

test('integers beyond 2^53 keep every digit through JSON text', () => {
  const text = '{"big":9007199254740993,"small":1,"float":0.1}'

  expect(fromJsonText(text)).toEqual({ big: 9007199254740993n, small: 1, float: 0.1 })
  expect(toJsonText(fromJsonText(text))).toBe(text)
})

test('text order is that of code units, on every machine', () => {
  expect(['b', 'a', 'B', 'é', 'A'].toSorted(compareText)).toEqual(['A', 'B', 'a', 'b', 'é'])
})

test('a path that leaves the value gives nothing, even where an object inherits a name', () => {
  const value = { a: [{ b: 1 }] }

  expect(at(value, 'a', 0, 'b')).toBe(1)
  expect(at(value, 'a', 1, 'b')).toBeUndefined()
  expect(at(value, 'toString')).toBeUndefined()
  expect(at(value, '__proto__')).toBeUndefined()
})

test('equality looks at values: order of keys does not count, order of items does', () => {
  expect(isSame({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true)
  expect(isSame({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
  expect(isSame({ a: null }, {})).toBe(false)
  expect(isSame(1, 1n)).toBe(false)
})
