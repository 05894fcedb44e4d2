import { isItems, isMap, scalarText, toJson, type Value } from '../value.ts'

/** The index of the second occurrence of each value that occurs more than once. */
export function duplicatesOf(items: readonly Value[]): readonly number[] {
  const counts = new Map<string, number>()
  return items.flatMap((item, index) => {
    const text = textOf(item)
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    return count === 2 ? [index] : []
  })
}

/** What identifies an item of a list-map. A missing key counts as a value of its own. */
export function keysOf(item: Value, keys: readonly string[]): Value {
  if (!isMap(item)) return {}
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(item, key) ? [[key, item[key] ?? null]] : [])))
}

/** Scalars differ by type, so that `1` is not `1.0`; objects and lists are compared by their JSON, where it is. */
const textOf = (value: Value): string => scalarText(value) ?? JSON.stringify(sorted(toJson(value)))

function sorted(value: Value): unknown {
  if (typeof value === 'bigint') return { integer: String(value) }
  if (isItems(value)) return value.map(sorted)
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key] ?? null)]),
  )
}
