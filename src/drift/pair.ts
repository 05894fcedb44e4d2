import { at, isObject, isSame, type Json } from '../model/json.ts'
import { nameOfItem, stepOf, type ListIdentity } from './list-identity.ts'

export type Lists = { readonly desired: readonly Json[]; readonly live: readonly Json[] }

/** One item of desired and the live items with its identity: none, one, or more than should be. */
export type Pair = { readonly item: Json; readonly index: number; readonly step: string; readonly name: string; readonly liveIndexes: readonly number[] }

/** The items of desired, each with its own in live. */
export function pairsOf({ desired, live }: Lists, identity: ListIdentity, isBuiltIn: boolean): readonly Pair[] {
  const liveSteps = live.map((item, index) => stepOf(item, identity, index))
  const indexesOf = Map.groupBy(liveSteps.keys(), (index) => liveSteps[index] ?? '')
  const pairs = desired.map((item, index): Pair => {
    const step = stepOf(item, identity, index)
    return { item, index, step, name: nameOfItem(item, identity, index), liveIndexes: indexesOf.get(step) ?? [] }
  })
  if (isBuiltIn || identity.kind !== 'keyed') return pairs
  const taken = new Set(pairs.flatMap(({ liveIndexes }) => liveIndexes))
  const free = [...live.keys()].filter((index) => !taken.has(index))
  return pairs.map((pair) => (pair.liveIndexes.length > 0 ? pair : withPresentKeys(pair, identity.keys, { live, liveSteps, free })))
}

type Free = { readonly live: readonly Json[]; readonly liveSteps: readonly string[]; readonly free: readonly number[] }

/** A custom resource may leave out a key to which its schema gives a default; the keys that it does set must then tell one free item from all others. */
function withPresentKeys(pair: Pair, keys: readonly string[], { live, liveSteps, free }: Free): Pair {
  const { item } = pair
  if (!isObject(item) || keys.every((key) => item[key] !== undefined)) return pair
  const present = keys.filter((key) => item[key] !== undefined)
  const [only, ...others] = free.filter((index) => present.every((key) => isSame(item[key], at(live[index], key))))
  if (only === undefined || others.length > 0) return pair
  return { ...pair, step: liveSteps[only] ?? pair.step, liveIndexes: [only] }
}
