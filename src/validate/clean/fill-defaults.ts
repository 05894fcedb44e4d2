import { childNode, type Node } from '../node.ts'
import { isItems, isMap, type Value, type ValueMap } from '../value.ts'
import { itemsChanged, mapChanged } from './map-changed.ts'

/** Fills in defaults, parents first: a default of an object gets those of its keys. A null that is not allowed counts as absent. */
export function fillDefaults(value: Value, node: Node | undefined): Value {
  if (node === undefined) return value
  if (isItems(value)) return itemsChanged(value, (item) => fillDefaults(defaultOf(item, node.items), node.items))
  if (!isMap(value)) return value
  return mapChanged(withAbsent(value, node), (key, child) => {
    const below = childNode(node, key)
    return fillDefaults(defaultOf(child, below), below)
  })
}

/** A stored null has a default put in its place; where there is none it stays, for the validation to refuse. */
const defaultOf = (value: Value, node: Node | undefined): Value => (value === null && node !== undefined && !node.nullable ? (node.fallback ?? null) : value)

function withAbsent(map: ValueMap, { properties = new Map<string, Node>() }: Node): ValueMap {
  let filled: Record<string, Value> | undefined
  for (const [key, { fallback }] of properties) {
    if (fallback === undefined || Object.hasOwn(map, key)) continue
    filled ??= { ...map }
    filled[key] = fallback
  }
  return filled ?? map
}
