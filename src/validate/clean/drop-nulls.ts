import { childNode, type Node } from '../node.ts'
import { isItems, isMap, type Value } from '../value.ts'
import { itemsChanged, mapChanged } from './map-changed.ts'

/** Drops the keys whose value is null where the schema allows no null and has no default for it. In lists nulls stay, and are refused later. */
export function dropNulls(value: Value, node: Node | undefined): Value {
  if (isItems(value)) return itemsChanged(value, (item) => dropNulls(item, node?.items))
  if (!isMap(value)) return value
  return mapChanged(value, (key, child) => {
    const below = childNode(node, key)
    const isUnwanted = child === null && below !== undefined && !below.nullable && below.fallback === undefined
    return isUnwanted ? undefined : dropNulls(child, below)
  })
}
