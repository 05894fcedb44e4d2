import { compareText, isList, isObject, isSame, toJsonText, type Json } from '../model/json.ts'
import { hunksOf } from './hunks.ts'
import { namesOf, type Names } from './list-names.ts'
import type { Located, Spot } from './located.ts'
import { withoutMoves } from './moves.ts'
import { item, order, type Step } from './path.ts'

type Lists = { readonly before: readonly Json[]; readonly after: readonly Json[]; readonly spot: Spot }
type Descend = (before: Json | undefined, after: Json | undefined, spot: Spot) => readonly Located[]

/** Where two lists differ: item by item where items have names, else by the longest common sequence; items that only change places are told as their order. */
export function listDifferences(lists: Lists, descend: Descend): readonly Located[] {
  const names = namesOf(lists)
  return names === undefined ? unnamed(lists, descend) : named(lists, names, descend)
}

const below = ({ path, schema, isSealed }: Spot, step: Step): Spot => ({ path: [...path, step], schema: schema?.ofItem(), isSealed })

function named({ before, after, spot }: Lists, names: Names, descend: Descend): readonly Located[] {
  const beforeOf = new Map(names.before.map((name, index) => [name, before[index]]))
  const afterOf = new Map(names.after.map((name, index) => [name, after[index]]))
  const all = [...new Set([...names.before, ...names.after])]
  const inItems = all.flatMap((name) => descend(beforeOf.get(name), afterOf.get(name), below(spot, item(name))))
  return [...inItems, ...inOrder({ before: names.before.filter((name) => afterOf.has(name)), after: names.after.filter((name) => beforeOf.has(name)) }, spot)]
}

/** Items that both lists have, where they stand in another order. */
function inOrder(kept: { readonly before: readonly Json[]; readonly after: readonly Json[] }, { path }: Spot): readonly Located[] {
  if (isSame(kept.before, kept.after)) return []
  const hunks = kept.before.every(isLine) ? { hunks: hunksOf(kept.before.map(canonical), kept.after.map(canonical)) } : {}
  return [{ path: [...path, order], ...kept, ...hunks }]
}

/** What a report shows on one line, so that the hunks of items are those of its lines. */
const isLine = (entry: Json): boolean => !isObject(entry) && !isList(entry) && !(typeof entry === 'string' && entry.includes('\n'))

function unnamed({ before, after, spot }: Lists, descend: Descend): readonly Located[] {
  const { hunks, kept } = withoutMoves(tokensOf(before, after), hunksOf)
  const changed = hunks.flatMap((hunk) => {
    const [removed, added] = [hunk.before.map((index) => before[index] ?? null), hunk.after.map((index) => after[index] ?? null)]
    if (removed.length !== added.length) return [{ path: spot.path, before: orNothing(removed), after: orNothing(added) }]
    return removed.flatMap((entry, index) => descend(entry, added[index], below(spot, item(String(hunk.after[index])))))
  })
  const items = { before: kept.before.map((index) => before[index] ?? null), after: kept.after.map((index) => after[index] ?? null) }
  return [...changed, ...inOrder(items, spot)]
}

const orNothing = (items: readonly Json[]): readonly Json[] | undefined => (items.length === 0 ? undefined : items)

type Tokens = { readonly before: readonly string[]; readonly after: readonly string[] }

/** Texts by which items are compared. What both lists begin and end with needs no long ones, and that is nearly all of most lists. */
function tokensOf(before: readonly Json[], after: readonly Json[]): Tokens {
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && isSame(before[head], after[head])) head += 1
  let tail = 0
  while (tail < shortest - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1
  const token =
    (list: readonly Json[]) =>
    (entry: Json, index: number): string => {
      if (index < head) return `=${index}`
      return index >= list.length - tail ? `=${index - list.length}` : canonical(entry)
    }
  return { before: before.map(token(before)), after: after.map(token(after)) }
}

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
