import { celKind, errorOf, listOf, type CelValue, type List } from '../values/cel-value.ts'
import { compare } from '../values/compare.ts'

/** The items in the order of their keys, which must all be of one type that has an order. */
export function sortByKeys(list: List, keys: readonly CelValue[]): CelValue {
  const [first] = keys
  if (first === undefined) return list
  if (typeof compare(first, first) !== 'number' && celKind(first) !== 'double') return errorOf('list elements must be comparable')
  if (keys.some((key) => celKind(key) !== celKind(first))) return errorOf('list elements must have the same type')
  const order = keys.map((key, index) => ({ key, index })).toSorted((left, right) => Number(compare(left.key, right.key)) || 0)
  return listOf(order.map(({ index }) => list.items[index] ?? null))
}
