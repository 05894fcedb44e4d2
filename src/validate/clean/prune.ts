import { childPath } from '../cause.ts'
import type { Node } from '../node.ts'
import { isItems, isMap, type Value } from '../value.ts'
import { itemsChanged, mapChanged } from './map-changed.ts'

/** Tells the path of each key that is dropped. */
export type Dropped = (path: string) => void

const metaKeys = new Set(['apiVersion', 'kind', 'metadata'])

/** Drops what has no schema. `apiVersion`, `kind` and `metadata` of a resource stay, whatever the schema says. */
export function prune(value: Value, node: Node | undefined, { path, dropped }: { path: string; dropped: Dropped }): Value {
  if (isItems(value)) return pruneItems(value, node, { path, dropped })
  if (!isMap(value)) return value
  return mapChanged(value, (key, child) => {
    if (node?.embedded === true && metaKeys.has(key)) return child
    const below = schemaOf(node, key)
    if (below !== 'none') return prune(child, below, { path: childPath(path, key), dropped })
    if (node?.preserve === true) return child
    dropped(childPath(path, key))
    return undefined
  })
}

/** The schema of a key; undefined below `additionalProperties: true`, which keeps the key and prunes all keys within; 'none' where the key is unknown. */
function schemaOf(node: Node | undefined, key: string): Node | undefined | 'none' {
  const property = node?.properties?.get(key)
  if (property !== undefined) return property
  if (node?.additional === undefined) return 'none'
  return typeof node.additional === 'object' ? node.additional : undefined
}

function pruneItems(items: readonly Value[], node: Node | undefined, { path, dropped }: { path: string; dropped: Dropped }): Value {
  // A list that keeps what is unknown passes that on to its items.
  const below = node?.preserve === true && node.items !== undefined ? { ...node.items, preserve: true } : node?.items
  if (node?.preserve === true && below === undefined) return items
  return itemsChanged(items, (item, index) => prune(item, below, { path: `${path}[${index}]`, dropped }))
}
