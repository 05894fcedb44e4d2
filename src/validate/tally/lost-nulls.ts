import { childPath } from '../cause.ts'
import { isItems, isMap, type Value } from '../value.ts'

/** Where a value held null that is not there any more, whether it was dropped or a default stands in its place. */
export function lostNulls(seen: Value, stored: Value | undefined, path: string): readonly string[] {
  if (isItems(seen)) return isItems(stored) ? seen.flatMap((item, index) => lostNulls(item, stored[index], `${path}[${index}]`)) : []
  if (!isMap(seen) || !isMap(stored)) return []
  return Object.entries(seen).flatMap(([key, child]) => {
    const kept = Object.hasOwn(stored, key) ? stored[key] : undefined
    if (child === null) return kept === null ? [] : [childPath(path, key)]
    return lostNulls(child, kept, childPath(path, key))
  })
}
