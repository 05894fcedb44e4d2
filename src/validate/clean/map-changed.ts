import type { Value, ValueMap } from '../value.ts'

/** The map with each value replaced; undefined drops the key. The same map where nothing changes, so that large objects are not copied. */
export function mapChanged(map: ValueMap, replace: (key: string, value: Value) => Value | undefined): ValueMap {
  let changed: [string, Value][] | undefined
  const entries = Object.entries(map)
  for (const [index, [key, value]] of entries.entries()) {
    const replaced = replace(key, value)
    if (replaced !== value) changed ??= entries.slice(0, index)
    if (replaced !== undefined) changed?.push([key, replaced])
  }
  return changed === undefined ? map : Object.fromEntries(changed)
}

/** The list with each item replaced; the same list where nothing changes. */
export function itemsChanged(items: readonly Value[], replace: (item: Value, index: number) => Value): readonly Value[] {
  const replaced = items.map(replace)
  return replaced.every((item, index) => item === items[index]) ? items : replaced
}
