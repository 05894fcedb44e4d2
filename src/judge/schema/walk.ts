import { isObject, type JsonObject } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import { textsAt } from '../texts-at.ts'
import { anything, childOf, isEmbedded, itemsOf, ownChildOf, ownKeys, propertiesOf, restOf } from './child-schema.ts'
import type { NodePair } from './node-pair.ts'
import { propertyOf } from './path.ts'
import { lostTypes } from './types.ts'

/**
 * Every pair of nodes that describes the same value before and after, save those that are equal with all below them: there no rule finds anything. A
 * list of open pairs instead of recursion, so that depth costs no stack.
 */
export function* walk(start: NodePair): Generator<NodePair> {
  const open = [start]
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    if (isEqual(pair.before, pair.after)) continue
    yield pair
    for (const child of childrenOf(pair)) open.push(child)
  }
}

/** Whether the new node refuses some type that the old one takes; everything below it is then a consequence. */
export const isRetyped = (pair: NodePair): boolean => lostTypes(pair.before, pair.after).length > 0

const childrenOf = (pair: NodePair): readonly NodePair[] => (isRetyped(pair) ? [] : [...propertyPairs(pair), ...restPair(pair), ...itemPair(pair)])

function propertyPairs(pair: NodePair): readonly NodePair[] {
  const names = new Set([...Object.keys(propertiesOf(pair.before)), ...Object.keys(propertiesOf(pair.after))])
  const required = new Set(textsAt(pair.after, 'required'))
  return [...names].flatMap((name) => {
    const [before, after] = childrenAt(pair, name)
    if (before === undefined || after === undefined) return []
    return [below(pair, { path: propertyOf(pair.path, name), before, after, isRequired: required.has(name) })]
  })
}

function childrenAt(pair: NodePair, name: string): readonly [JsonObject | undefined, JsonObject | undefined] {
  if (pair.isResource && ownKeys.includes(name)) return [ownChildOf(pair.before, name), ownChildOf(pair.after, name)]
  return [childOf(pair.before, name), childOf(pair.after, name)]
}

function restPair(pair: NodePair): readonly NodePair[] {
  const [before, after] = [restOf(pair.before), restOf(pair.after)]
  if (before === undefined || after === undefined) return []
  // Below what keeps everything on both sides there is no schema, however deep one asks.
  if (before === anything && after === anything) return []
  return [below(pair, { path: { kind: 'values', parent: pair.path }, before, after, isRequired: false })]
}

function itemPair(pair: NodePair): readonly NodePair[] {
  if (!isObject(pair.before['items']) && !isObject(pair.after['items'])) return []
  const [before, after] = [itemsOf(pair.before), itemsOf(pair.after)]
  return [below(pair, { path: { kind: 'items', parent: pair.path }, before, after, isRequired: false })]
}

const below = (parent: NodePair, child: Omit<NodePair, 'parent' | 'isResource' | 'hasRules' | 'objects'>): NodePair => ({
  ...parent,
  ...child,
  parent,
  isResource: isEmbedded(child.after),
})
