import type { Value } from '../../value.ts'
import { noOverload, type CelValue, type List } from './cel-value.ts'
import { listFrom } from './from-schema.ts'
import { mapListKey, nativeOf, setKey } from './list-keys.ts'

/** What a list holds as it would stand in an object; undefined where an item cannot. */
const rawOf = (list: List): readonly (Value | undefined)[] => list.origin?.raw ?? list.items.map(nativeOf)

/** `set + list`: the items of the set, then those of the list that it lacks. */
export function addToSet(left: List, right: List): CelValue {
  if (left.origin === undefined) return noOverload
  const known = new Set(left.origin.raw.map((raw, index) => setKey(left.items[index] ?? null, raw)))
  const added = rawOf(right).filter((raw) => {
    const key = raw === undefined ? undefined : setKey(null, raw)
    const isNew = !known.has(key)
    known.add(key)
    return isNew
  })
  return listFrom([...left.origin.raw, ...added.filter((raw) => raw !== undefined)], left.origin.node)
}

/** `map list + list`: items of the same key are replaced where they stand, others go to the end. */
export function addToMapList(left: List, right: List): CelValue {
  if (left.origin === undefined) return noOverload
  const { node, raw } = left.origin
  const merged = new Map(raw.map((item) => [mapListKey(item, node), item]))
  for (const item of right.origin?.raw ?? []) merged.set(mapListKey(item, node), item)
  return listFrom([...merged.values()], node)
}
