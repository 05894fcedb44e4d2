import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField } from '../../builders.ts'

const text = (format?: string) => ({ type: 'string', ...(format === undefined ? {} : { format }) })
const integer = (rest: JsonObject = {}) => ({ type: 'integer', ...rest })

test('a format that API servers check blocks when it comes', () => {
  expect(judgeField(text(), text('email'))).toMatchObject([{ rule: 'crd/format-tightened', severity: 'block', change: 'absent → email' }])
  expect(judgeField(text('binary'), text('byte'))).toMatchObject([{ severity: 'block', change: 'binary → byte' }])
  expect(judgeField(text('uuid'), text('uuid4'))).toMatchObject([{ severity: 'block' }])
})

test('a format that no API server knows checks nothing', () => {
  expect(judgeField(text(), text('my-own'))).toEqual([])
  expect(judgeField(text('email'), text('ip'))).toEqual([])
  expect(judgeField(text(), text('Date'))).toEqual([])
})

test('a format that goes, or only changes its dashes, is no finding', () => {
  expect(judgeField(text('email'), text())).toEqual([])
  expect(judgeField(text('date-time'), text('datetime'))).toEqual([])
})

test('int32 blocks where the range allows more, and int64 never does', () => {
  expect(judgeField(integer(), integer({ format: 'int32' }))).toMatchObject([{ severity: 'block' }])
  expect(judgeField(integer({ format: 'int64' }), integer({ format: 'int32' }))).toMatchObject([{ severity: 'block' }])
  expect(judgeField(integer({ minimum: 1, maximum: 100 }), integer({ minimum: 1, maximum: 100, format: 'int32' }))).toEqual([])
  expect(judgeField(integer({ format: 'int32' }), integer({ format: 'int64' }))).toEqual([])
})

test('a format of another type than the value checks nothing', () => {
  expect(judgeField(integer(), integer({ format: 'email' }))).toEqual([])
  expect(judgeField(text(), text('int32'))).toEqual([])
})

test('a format that takes all that the old one took is no finding', () => {
  expect(judgeField({ type: 'string', format: 'uuid4' }, { type: 'string', format: 'uuid' })).toEqual([])
  expect(judgeField({ type: 'string', format: 'uuid' }, { type: 'string', format: 'uuid4' })).toMatchObject([{ severity: 'block' }])
})

test('int32 says nothing of a number, and float nothing of an integer', () => {
  expect(judgeField({ type: 'number' }, { type: 'number', format: 'int32' })).toEqual([])
  expect(judgeField({ type: 'integer' }, { type: 'integer', format: 'float' })).toEqual([])
})
