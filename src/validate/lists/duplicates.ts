import { isItems, isMap, scalarText, toJson, type Value } from '../value.ts'

/** The index of the second occurrence of each text that occurs more than once. */
export function repeatsOf(texts: readonly string[]): readonly number[] {
  const counts = new Map<string, number>()
  return texts.flatMap((text, index) => {
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    return count === 2 ? [index] : []
  })
}

/** What identifies an item of a set. Scalars differ by type, so that `1` is not `1.0`; objects and lists are compared by their JSON, where it is. */
export const itemText = (value: Value): string => scalarText(value) ?? jsonText(value)

/** What identifies an item of a list-map: its key, or several as JSON. A missing key counts as a value of its own. */
export function keysText(item: Value, keys: readonly string[]): string {
  const found = keys.filter((key) => isMap(item) && Object.hasOwn(item, key)).map((key): [string, Value] => [key, isMap(item) ? (item[key] ?? null) : null])
  const [only] = found
  if (keys.length > 1) return jsonText(Object.fromEntries(found))
  return only === undefined ? 'missing' : itemText(only[1])
}

const jsonText = (value: Value): string => JSON.stringify(sorted(toJson(value)))

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
