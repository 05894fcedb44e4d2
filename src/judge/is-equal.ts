import { isList, isObject, type Json } from '../model/json.ts'

type Pair = readonly [Json | undefined, Json | undefined]

/** Deep equality that no depth of nesting can exhaust; the order of keys does not count, that of list items does. */
export function isEqual(left: Json | undefined, right: Json | undefined): boolean {
  const open: Pair[] = [[left, right]]
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const inside = comparePair(pair)
    if (inside === 'differs') return false
    for (const next of inside) open.push(next)
  }
  return true
}

function comparePair([left, right]: Pair): readonly Pair[] | 'differs' {
  if (left === right) return []
  if (isList(left) && isList(right)) return left.length === right.length ? left.map((item, index): Pair => [item, right[index]]) : 'differs'
  if (!isObject(left) || !isObject(right)) return 'differs'
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length || !keys.every((key) => Object.hasOwn(right, key))) return 'differs'
  return keys.map((key): Pair => [left[key], right[key]])
}
