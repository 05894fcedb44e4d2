import { isMap, scalarText, type Value } from '../value.ts'

/** Finds the first item of a list-map that has the same keys as a given one. An item that lacks a key, or whose key is no scalar, has no counterpart. */
export function indexByKeys(items: readonly Value[], keys: readonly string[]): (item: Value) => Value | undefined {
  const index = new Map<string, Value>()
  for (const item of items) {
    const key = keyOf(item, keys)
    if (key !== undefined && !index.has(key)) index.set(key, item)
  }
  return (item) => index.get(keyOf(item, keys) ?? '')
}

function keyOf(item: Value, keys: readonly string[]): string | undefined {
  if (!isMap(item)) return undefined
  const parts = keys.map((key) => {
    const value = Object.hasOwn(item, key) ? item[key] : undefined
    return value === undefined || value === null ? undefined : scalarText(value)
  })
  return parts.includes(undefined) ? undefined : parts.join('\0')
}
