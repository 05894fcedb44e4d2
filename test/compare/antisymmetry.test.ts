import { assert, array, constantFrom, dictionary, jsonValue, oneof, property, record, string, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import type { Difference } from '../../src/model/difference.ts'
import { toJsonText, type JsonObject } from '../../src/model/json.ts'
import { differencesOf } from './told.ts'

const plain = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value))

const item = record({ name: constantFrom('a', 'b', 'c', 'd'), value: constantFrom('1', '1000m', 'x') })
const word = constantFrom('a', 'b', 'c', 'd')
const held = oneof(
  jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify({ value })),
  array(word, { maxLength: 6 }).map((lines) => lines.join('\n')),
)
const body: Arbitrary<object> = oneof(
  dictionary(string(), jsonValue({ maxDepth: 3 })),
  record({ items: array(item, { maxLength: 5 }), words: array(word, { maxLength: 6 }), held }),
)

/** A place of a list is named by where its item stands now, so it is another one on the way back. */
const withoutPlaces = (path: string): string => path.replaceAll(/\[\d+\]/g, '[]')

const forth = ({ path, before, after, noise }: Difference): string => toJsonText([withoutPlaces(path), before ?? null, after ?? null, noise])
const back = ({ path, before, after, noise }: Difference): string => toJsonText([withoutPlaces(path), after ?? null, before ?? null, noise])

test('P6: the way back differs in the same places, with the sides changed', () => {
  assert(
    property(body, body, (left, right) => {
      const [before, after] = [plain(left), plain(right)]
      const there = differencesOf('v1/ConfigMap', before, after).map(forth)

      expect(differencesOf('v1/ConfigMap', after, before).map(back).toSorted()).toEqual(there.toSorted())
    }),
    { numRuns: 500 },
  )
})

test('nothing that differs is hidden, and nothing that is equal is told', () => {
  assert(
    property(body, body, (left, right) => {
      const [before, after] = [plain(left), plain(right)]
      const isEqual = differencesOf('v1/ConfigMap', before, after).length === 0

      expect(isEqual).toBe(JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)))
    }),
  )
})

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, entry]) => [name, sorted(entry)]),
  )
}
