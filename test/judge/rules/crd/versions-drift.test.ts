import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

const text = { type: 'string' }
const two = (first: JsonObject, second: JsonObject, rest: JsonObject = {}) =>
  crd({ versions: [version('v1', first), version('v2', second, { storage: false, ...rest })] })
const drift = (before: ReturnType<typeof crd>, after: ReturnType<typeof crd>) =>
  judgeCrds(before, after)
    .filter(({ rule }) => rule === 'crd/versions-drift')
    .map(({ severity, path, change }) => [severity, path, change])

test('a field that only one of two served versions gets warns in that direction', () => {
  expect(drift(two({ a: text }, { a: text }), two({ a: text, b: text }, { a: text }))).toEqual([['warn', 'spec.b', 'v1 → v2']])
})

test('a limit that only one version loosens warns', () => {
  const short = { ...text, maxLength: 3 }

  expect(drift(two({ a: short }, { a: short }), two({ a: text }, { a: short }))).toEqual([['warn', 'spec.a', 'v1 → v2']])
})

test('the same change in both versions, and what drifted before, is no finding', () => {
  expect(drift(two({ a: text }, { a: text }), two({ a: text, b: text }, { a: text, b: text }))).toEqual([])
  expect(drift(two({ a: text, b: text }, { a: text }), two({ a: text, b: text, c: text }, { a: text, c: text }))).toEqual([])
})

test('a version that is not served cannot be read through', () => {
  expect(drift(two({ a: text }, { a: text }, { served: false }), two({ a: text, b: text }, { a: text }, { served: false }))).toEqual([])
})
