import { errorOf, isError, listOf, noOverload, type CelValue, type List } from '../values/cel-value.ts'
import { add } from '../values/arithmetic.ts'
import { compare } from '../values/compare.ts'
import { isSurelyEqual } from '../values/equal.ts'
import { binary, ternary, unary, type Library } from './overload.ts'
import { sortByKeys } from './sort-by-keys.ts'
import { zeroOf } from './zero-of.ts'

function isSorted({ items }: List): CelValue {
  const pairs = items.slice(1).map((item, index) => compare(items[index] ?? null, item))
  return pairs.find((order) => typeof order !== 'number') ?? pairs.every((order) => order !== 1)
}

function sum(list: List): CelValue {
  const [first = zeroOf(list), ...more] = list.items
  return more.reduce<CelValue>((total, item) => (isError(total) ? total : add(total, item)), isSummable(first) ? first : noOverload)
}

const isSummable = (value: CelValue): boolean =>
  typeof value === 'bigint' ||
  typeof value === 'number' ||
  (typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'uint' || value.kind === 'duration'))

function extreme({ items }: List, wanted: 1 | -1): CelValue {
  const [first, ...more] = items
  if (first === undefined) return errorOf(`${wanted === 1 ? 'max' : 'min'} called on empty list`)
  return more.reduce<CelValue>((best, item) => (compare(item, best) === wanted ? item : best), first)
}

function slice({ items }: List, start: bigint, end: bigint): CelValue {
  const isFine = start >= 0n && end >= 0n && start <= end && end <= items.length
  return isFine ? listOf(items.slice(Number(start), Number(end))) : errorOf(`cannot slice(${start}, ${end}), list is length ${items.length}`)
}

function flatten(items: readonly CelValue[], depth: bigint): readonly CelValue[] {
  if (depth === 0n) return items
  return items.flatMap((item) => (isList(item) ? flatten(item.items, depth - 1n) : [item]))
}

const isList = (value: CelValue): value is List => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'list'

function distinct({ items }: List): CelValue {
  return listOf(items.filter((item, index) => !items.slice(0, index).some((earlier) => isSurelyEqual(item, earlier))))
}

/** A range that no rule could afford is not even made. */
const longest = 1_000_000n

export const lists: Library = {
  since: 0,
  overloads: [
    unary('.isSorted', 'list', isSorted),
    unary('.sum', 'list', sum),
    unary('.min', 'list', (list) => extreme(list, -1)),
    unary('.max', 'list', (list) => extreme(list, 1)),
    binary('.indexOf', ['list', 'any'], ({ items }, wanted) => BigInt(items.findIndex((item) => isSurelyEqual(item, wanted)))),
    binary('.lastIndexOf', ['list', 'any'], ({ items }, wanted) => BigInt(items.findLastIndex((item) => isSurelyEqual(item, wanted)))),
  ],
}

/** cel-go's own library, version 3. */
export const moreLists: Library = {
  since: 34,
  overloads: [
    ternary('.slice', ['list', 'int', 'int'], ({ a, b, c }) => slice(a, b, c)),
    unary('.flatten', 'list', ({ items }) => listOf(flatten(items, 1n))),
    binary('.flatten', ['list', 'int'], ({ items }, depth) => (depth < 0n ? errorOf('level must be non-negative') : listOf(flatten(items, depth)))),
    unary('.sort', 'list', (list) => sortByKeys(list, list.items)),
    unary('.reverse', 'list', ({ items }) => listOf(items.toReversed())),
    unary('.distinct', 'list', (list, { spend }) => {
      spend(2 * list.items.length ** 2)
      return distinct(list)
    }),
    unary('lists.range', 'int', (count, { spend }) => {
      spend(Number(count))
      return listOf(Array.from({ length: Number(count > longest ? longest : count < 0n ? 0n : count) }, (_, index) => BigInt(index)))
    }),
  ],
}
