import { childNode, type Node } from '../node.ts'
import { isDeepEqual, isItems, isMap, type Value } from '../value.ts'
import { indexByKeys } from './index-by-keys.ts'

/** A value and the stored one that it replaces. */
export interface Pair {
  readonly key: (key: string) => Pair | undefined
  readonly item: (index: number) => Pair | undefined
  /** Whether both are equal along the schema: a key that has no schema makes them differ. */
  readonly isEqual: () => boolean
}

/** Pairs two values under a node. Only items of a list-map are paired in lists: elsewhere nothing says which item is which. */
export function pairOf(node: Node, value: Value, stored: Value): Pair {
  const children = new Map<string | number, Pair | undefined>()
  const remember = (name: string | number, make: () => Pair | undefined): Pair | undefined => {
    if (!children.has(name)) children.set(name, make())
    return children.get(name)
  }
  let equal: boolean | undefined
  let counterpart: ((item: Value) => Value | undefined) | undefined
  const before = (item: Value): Value | undefined => (counterpart ??= indexByKeys(isItems(stored) ? stored : [], node.listKeys))(item)
  const pair: Pair = {
    key: (key) => remember(key, () => pairOfKey(node, key, { value, stored })),
    item: (index) => remember(index, () => pairOfItem(node, isItems(value) ? value[index] : undefined, before)),
    isEqual: () => (equal ??= isEqualPair(pair, node, { value, stored })),
  }
  return pair
}

interface Both {
  readonly value: Value
  readonly stored: Value
}

function pairOfKey(node: Node, key: string, { value, stored }: Both): Pair | undefined {
  if (!isMap(value) || !isMap(stored) || !Object.hasOwn(value, key) || !Object.hasOwn(stored, key)) return undefined
  const [child, now, before] = [childNode(node, key), value[key], stored[key]]
  return child === undefined || now === undefined || before === undefined ? undefined : pairOf(child, now, before)
}

function pairOfItem(node: Node, item: Value | undefined, before: (item: Value) => Value | undefined): Pair | undefined {
  if (item === undefined || node.items === undefined || !isKeyedList(node)) return undefined
  const found = before(item)
  return found === undefined ? undefined : pairOf(node.items, item, found)
}

const isKeyedList = (node: Node): boolean => node.type === 'array' && node.listType === 'map' && node.listKeys.length > 0

function isEqualPair(pair: Pair, node: Node, { value, stored }: Both): boolean {
  if (isItems(value) && isItems(stored)) {
    if (value.length !== stored.length) return false
    return isKeyedList(node) ? value.every((_, index) => pair.item(index)?.isEqual() === true) : isDeepEqual(value, stored)
  }
  if (!isMap(value) || !isMap(stored)) return isDeepEqual(value, stored)
  const keys = Object.keys(value)
  return keys.length === Object.keys(stored).length && keys.every((key) => pair.key(key)?.isEqual() === true)
}
