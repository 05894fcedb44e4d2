import { assert, dictionary, jsonValue, property, shuffledSubarray, string } from 'fast-check'
import { expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { fromJsonText, toJsonText, type JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { applyPatch } from './apply-patch.ts'

const object = (name: string, body: JsonObject = {}, version = 'v1'): Manifest => ({
  id: { group: 'apps', kind: 'Deployment', namespace: 'shop', name },
  version,
  body,
})

const plain = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value))

const patchFrom = (before: JsonObject, after: JsonObject) => {
  const [change] = compare([object('a', before)], [object('a', after)])
  return change?.kind === 'update' ? change.patch() : []
}

test('an object that only the second side has is created, one that only the first has is deleted', () => {
  const changes = compare([object('gone')], [object('new')])

  expect(changes.map(({ kind, id }) => [kind, id.name])).toEqual([
    ['delete', 'gone'],
    ['create', 'new'],
  ])
})

test('an equal pair gives no change, whatever the order of its keys', () => {
  expect(compare([object('a', { x: 1, y: { z: [1] } })], [object('a', { y: { z: [1] }, x: 1 })])).toEqual([])
})

test('changes come in order of identity, however the objects came', () => {
  const names = ['d', 'a', 'c', 'b']

  assert(
    property(shuffledSubarray(names, { minLength: 4 }), shuffledSubarray(names, { minLength: 4 }), (left, right) => {
      const changes = compare(
        left.map((name) => object(name)),
        right.map((name) => object(name, { name })),
      )
      expect(changes.map(({ id }) => id.name)).toEqual(['a', 'b', 'c', 'd'])
    }),
  )
})

test('another version of the same object is an update that says so', () => {
  const before = object('a', { apiVersion: 'apps/v1beta1', kind: 'Deployment' }, 'v1beta1')
  const after = object('a', { apiVersion: 'apps/v1', kind: 'Deployment' })

  const [change] = compare([before], [after])

  expect(change).toMatchObject({ kind: 'update', id: before.id, before, after })
  expect(change?.kind === 'update' && change.patch()).toEqual([{ op: 'replace', path: '/apiVersion', value: 'apps/v1' }])
})

test('of two objects with one identity the later one is compared', () => {
  expect(compare([object('a', { x: 1 }), object('a', { x: 2 })], [object('a', { x: 2 })])).toEqual([])
})

test('the patch turns the first body into the second', () => {
  const body = dictionary(string(), jsonValue({ maxDepth: 4 }))

  assert(
    property(body, body, (left, right) => {
      const [before, after] = [plain(left), plain(right)]
      expect(applyPatch(before, patchFrom(before, after))).toEqual(after)
    }),
  )
})

test('the patch turns one list into another', () => {
  assert(
    property(jsonValue({ maxDepth: 2 }), jsonValue({ maxDepth: 2 }), jsonValue({ maxDepth: 2 }), (one, two, three) => {
      const [before, after] = [plain({ list: [one, two, three] }), plain({ list: [two, three] })]
      expect(applyPatch(before, patchFrom(before, after))).toEqual(after)
      expect(applyPatch(after, patchFrom(after, before))).toEqual(before)
    }),
  )
})

test('the patch is the same for every order of keys', () => {
  expect(patchFrom({ a: 1, b: 1, c: 1 }, { c: 2, b: 2, a: 2 })).toEqual(patchFrom({ c: 1, a: 1, b: 1 }, { b: 2, a: 2, c: 2 }))
})

test('integers beyond what a double holds keep every digit', () => {
  const steps = patchFrom(
    { at: fromJsonText('9007199254740993'), gone: 1 },
    { at: fromJsonText('9007199254740995'), list: [{ deep: fromJsonText('-18446744073709551617') }] },
  )

  expect(toJsonText(steps)).toBe(
    '[{"op":"remove","path":"/gone"},{"op":"replace","path":"/at","value":9007199254740995},{"op":"add","path":"/list","value":[{"deep":-18446744073709551617}]}]',
  )
})

test('a number and the text of the same digits differ', () => {
  expect(patchFrom({ a: 9007199254740993n }, { a: '9007199254740993' })).toEqual([{ op: 'replace', path: '/a', value: '9007199254740993' }])
})

test('no text can pose as a number', () => {
  expect(patchFrom({}, { a: '\u0000n5', b: '\u0000\u0000n5', c: ['\u0000'] })).toEqual([
    { op: 'add', path: '/a', value: '\u0000n5' },
    { op: 'add', path: '/b', value: '\u0000\u0000n5' },
    { op: 'add', path: '/c', value: ['\u0000'] },
  ])
})

test('T09: a key called __proto__ is a key like any other', () => {
  const before: JsonObject = JSON.parse('{"__proto__":{"x":1}}')
  const after: JsonObject = JSON.parse('{"__proto__":{"x":2},"m":{"__proto__":{"y":3}}}')

  expect(JSON.stringify(patchFrom(before, after))).toBe(
    '[{"op":"replace","path":"/__proto__/x","value":2},{"op":"add","path":"/m","value":{"__proto__":{"y":3}}}]',
  )
  expect(Object.prototype).not.toHaveProperty('x')
})

test('neither side is touched', () => {
  const before = object('a', { list: [1, { a: 9007199254740993n }] })
  const after = object('a', { list: [{ a: 1n }] })
  const copies = [structuredClone(before), structuredClone(after)]

  compare([before], [after])

  expect([before, after]).toEqual(copies)
})
