import { at, isList, isObject, type Json } from '../../model/json.ts'
import { objectsIn } from './objects-in.ts'

/**
 * Whether checking one value can come back to the same schema for the same value: by "$ref" to an ancestor with no step down between, such as
 * {"$ref": "#"} or {"allOf": [{"$ref": "#"}]}. A tree that refers to its root for its children does step down.
 */
export function hasCycle(schema: Json): boolean {
  const settled = new Set<Json>()
  const targets = objectsIn(schema).flatMap((node) => references.flatMap((key) => resolved(node[key], schema)))
  // Every circle goes through something that is referred to.
  return targets.some((start) => returns(start, schema, settled))
}

/** Walks depth first with a stack of its own: a node that is met again while it is still open closes a circle. */
function returns(start: Json, root: Json, settled: Set<Json>): boolean {
  const open = new Set<Json>()
  const path: { node: Json; next: Iterator<Json> }[] = []
  const enter = (node: Json): void => {
    open.add(node)
    path.push({ node, next: samePlace(node, root).values() })
  }
  if (!settled.has(start)) enter(start)
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const { value: child, done } = top.next.next()
    if (done === true) {
      open.delete(top.node)
      settled.add(top.node)
      path.pop()
    } else if (open.has(child)) return true
    else if (!settled.has(child)) enter(child)
  }
  return false
}

const lists = ['allOf', 'anyOf', 'oneOf']
const single = ['not', 'if', 'then', 'else']
const references = ['$ref', '$dynamicRef', '$recursiveRef']

/** The schemas that a schema applies to the very value it is given. */
function samePlace(node: Json, root: Json): readonly Json[] {
  if (!isObject(node)) return []
  const inLists = lists.flatMap((key) => {
    const value = node[key]
    return isList(value) ? value : []
  })
  const alone = single.flatMap((key) => node[key] ?? [])
  const dependent = ['dependentSchemas', 'dependencies'].flatMap((key) => {
    const value = node[key]
    return isObject(value) ? Object.values(value) : []
  })
  return [...inLists, ...alone, ...dependent, ...references.flatMap((key) => resolved(node[key], root))].filter(isObject)
}

/** "#", "#/a/b" and "#anchor"; nothing where it leads nowhere, which helm refuses by itself. */
function resolved(reference: Json | undefined, root: Json): readonly Json[] {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return []
  if (reference === '#') return [root]
  const target = reference.startsWith('#/') ? pointed(reference, root) : undefined
  return target === undefined ? [] : [target]
}

function pointed(reference: string, root: Json): Json | undefined {
  const keys = reference
    .slice(2)
    .split('/')
    .map((key) => decoded(key).replaceAll('~1', '/').replaceAll('~0', '~'))
  return keys.reduce<Json | undefined>((value, key) => at(value, isList(value) ? Number(key) : key), root)
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
