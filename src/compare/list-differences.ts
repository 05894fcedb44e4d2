import { at, compareText, isList, isObject, isSame, toJsonText, type Json } from '../model/json.ts'
import { hunksOf } from './hunks.ts'
import type { Located } from './located.ts'
import { item, order, type Path } from './path.ts'

type Lists = { readonly before: readonly Json[]; readonly after: readonly Json[]; readonly path: Path }
type Descend = (before: Json | undefined, after: Json | undefined, path: Path) => readonly Located[]

// By what items of a list are told apart, as Kubernetes merges them; lists under other keys by name, where every item has one.
const identifyingKeys: Readonly<Record<string, readonly string[]>> = {
  ports: ['port', 'containerPort', 'name'],
  volumeMounts: ['mountPath'],
  conditions: ['type'],
  hostAliases: ['ip'],
}
const elsewhere = ['name', 'key'] as const

/** Where two lists differ: item by item where items have names, else by the longest common sequence. */
export function listDifferences(lists: Lists, descend: Descend): readonly Located[] {
  const names = namesOf(lists)
  return names === undefined ? unnamed(lists, descend) : named(lists, names, descend)
}

type Names = { readonly before: readonly string[]; readonly after: readonly string[] }

function namesOf({ before, after, path }: Lists): Names | undefined {
  const last = path.at(-1)
  const keys = (last !== undefined && Object.hasOwn(identifyingKeys, last.name) ? identifyingKeys[last.name] : undefined) ?? elsewhere
  const found = keys.find((key) => isUnique(before, key) && isUnique(after, key))
  return found === undefined ? undefined : { before: before.map((entry) => nameIn(entry, found)), after: after.map((entry) => nameIn(entry, found)) }
}

function isUnique(list: readonly Json[], key: string): boolean {
  const names = list.map((entry) => nameIn(entry, key))
  return new Set(names).size === list.length && !names.includes('')
}

/** '' where the item has no such key. */
function nameIn(entry: Json, key: string): string {
  const value = isObject(entry) ? at(entry, key) : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function named({ before, after, path }: Lists, names: Names, descend: Descend): readonly Located[] {
  const beforeOf = new Map(names.before.map((name, index) => [name, before[index]]))
  const afterOf = new Map(names.after.map((name, index) => [name, after[index]]))
  const all = [...new Set([...names.before, ...names.after])]
  const inItems = all.flatMap((name) => descend(beforeOf.get(name), afterOf.get(name), [...path, item(name)]))

  const kept = { before: names.before.filter((name) => afterOf.has(name)), after: names.after.filter((name) => beforeOf.has(name)) }
  return isSame(kept.before, kept.after) ? inItems : [...inItems, { path: [...path, order], ...kept }]
}

function unnamed({ before, after, path }: Lists, descend: Descend): readonly Located[] {
  return hunksOf(before.map(canonical), after.map(canonical)).flatMap((hunk) => {
    const [removed, added] = [before.slice(...hunk.before), after.slice(...hunk.after)]
    const start = hunk.after[0]
    if (removed.length === added.length) return removed.flatMap((entry, index) => descend(entry, added[index], [...path, item(String(start + index))]))
    return [{ path, before: orNothing(removed), after: orNothing(added) }]
  })
}

const orNothing = (items: readonly Json[]): readonly Json[] | undefined => (items.length === 0 ? undefined : items)

/** The same text for the same value, whatever the order of its keys. */
const canonical = (value: Json): string => toJsonText(sorted(value))

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => compareText(left, right))
      .map(([name, entry]) => [name, sorted(entry)]),
  )
}
