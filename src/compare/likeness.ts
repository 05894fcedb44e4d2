import { isList, isObject, toJsonText, type Json } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'

/** How much two objects have in common, 0 to 1: the share of their values that stand in both at the same place, be it but for the words in which their names differ. */
export function likeness(before: Manifest, after: Manifest): number {
  const [old, current] = ownWords(before.id.name, after.id.name)
  const [left, right] = [leavesOf(before.body, old), leavesOf(after.body, current)]
  // The lesser of both ways to count, so that it is the same from either side.
  const shared = Math.min(sharedBy(left, right), sharedBy(right, left))
  return shared / (left.size + right.size - shared)
}

/** Each value with the keys that lead to it, and the same without the own words of the name. */
type Leaves = ReadonlyMap<string, string>

function sharedBy(some: Leaves, others: Leaves): number {
  const alike = new Set(others.values())
  return [...some].filter(([leaf, bare]) => others.has(leaf) || alike.has(bare)).length
}

/** The words in which two names differ: "kps" and "mon" of "kps-grafana" and "mon-grafana". */
function ownWords(before: string, after: string): readonly [string, string] {
  const [old, current] = [before.split('-'), after.split('-')]
  const shortest = Math.min(old.length, current.length)
  let head = 0
  while (head < shortest && old[head] === current[head]) head += 1
  let tail = 0
  while (tail < shortest - head && old.at(-1 - tail) === current.at(-1 - tail)) tail += 1
  return [old.slice(head, old.length - tail).join('-'), current.slice(head, current.length - tail).join('-')]
}

/** Items of a list stand for themselves. */
function leavesOf(body: Json, own: string): Leaves {
  const leaves = new Map<string, string>()
  const collect = (value: Json, path: string): void => {
    if (isList(value)) for (const entry of value) collect(entry, `${path}[]`)
    else if (isObject(value)) for (const [name, entry] of Object.entries(value)) collect(entry, `${path}.${name}`)
    else leaves.set(`${path}=${toJsonText(value)}`, `${path}=${without(toJsonText(value), own)}`)
  }
  collect(body, '')
  return leaves
}

const without = (text: string, own: string): string => (own === '' ? text : text.replaceAll(own, ''))
