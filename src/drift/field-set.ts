import { compareText, fromJsonText, isObject, toJsonText, type Json, type JsonObject } from '../model/json.ts'

/**
 * A set of fields as managedFields write it: "f:name" a key, 'k:{"name":"app"}' the list item with that key, "v:1" the item
 * of a set, "." the node itself; an empty object ends a path, and everything below it belongs to the set as well.
 */
export type FieldSet = JsonObject

/** Where a walk down a set stands: outside it, at or below an end, or at a node with more below. */
export type Own = 'none' | 'whole' | FieldSet

export function stepInto(own: Own, step: string): Own {
  if (own === 'none' || own === 'whole') return own
  const next = Object.hasOwn(own, step) ? own[step] : undefined
  if (!isObject(next)) return 'none'
  return Object.keys(next).length === 0 ? 'whole' : next
}

/** The union; a node that is an end in one set and has more below in the other has more below. */
export function union(left: FieldSet, right: FieldSet): FieldSet {
  const both = Object.keys(right).map((key): readonly [string, Json] => [key, unionAt(left[key], right[key])])
  return { ...left, ...Object.fromEntries(both) }
}

const unionAt = (left: Json | undefined, right: Json | undefined): Json => (isObject(left) ? union(left, isObject(right) ? right : {}) : (right ?? {}))

/** The same set with item keys spelled one way, so that they compare as text. */
export function canonical(fields: FieldSet): FieldSet {
  const entries = Object.entries(fields).map(([key, below]): readonly [string, Json] => [canonicalStep(key), isObject(below) ? canonical(below) : {}])
  return Object.fromEntries(entries)
}

export const itemStep = (keys: JsonObject): string =>
  `k:${toJsonText(Object.fromEntries(Object.entries(keys).toSorted(([left], [right]) => compareText(left, right))))}`

export const memberStep = (value: Json): string => `v:${toJsonText(value)}`

/** The keys of "k:…", or undefined where the step is another one. */
export function keysOf(step: string): JsonObject | undefined {
  if (!step.startsWith('k:')) return undefined
  const keys = parse(step.slice(2))
  return isObject(keys) ? keys : undefined
}

function canonicalStep(step: string): string {
  const keys = keysOf(step)
  if (keys !== undefined) return itemStep(keys)
  const member = step.startsWith('v:') ? parse(step.slice(2)) : undefined
  return member === undefined ? step : memberStep(member)
}

function parse(text: string): Json | undefined {
  try {
    return fromJsonText(text)
  } catch {
    // managedFields are the cluster's; a step that cannot be read is a step that nothing matches.
    return undefined
  }
}
