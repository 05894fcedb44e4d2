import { referencesIn, type Reference } from '../../model/references.ts'
import type { Item } from './items.ts'
import { makersOf } from './makers.ts'
import { definedKey, definitionKind, kindKey } from './rows.ts'

export type Links = ReadonlyMap<Item, readonly Item[]>

/** For each item, those that must not come after it: what it names, its namespace, its CRD, and who makes a Secret that it names. */
export function namedFirst(items: readonly Item[]): Links {
  const known = indexOf(items)
  const references = new Map(items.map((item) => [item, item.hook === undefined ? referencesIn(item.manifest) : []]))
  const makers = makersOf(items, { references, isThere: (to) => known.has(nameKey(to)) })
  return new Map(
    items.map((item) => {
      const named = (references.get(item) ?? []).flatMap(({ to }) => known.get(nameKey(to)) ?? makers(item, to))
      return [item, [...new Set([...named, ...around(item, known)])].filter((other) => other !== item)]
    }),
  )
}

type Index = ReadonlyMap<string, readonly Item[]>

/** References name no group; the kinds that they can name are each of one group. */
const nameKey = ({ kind, namespace, name }: Reference['to']): string => JSON.stringify([kind, namespace, name])

/** Hooks come and go: nothing waits for one because it names it. */
function indexOf(items: readonly Item[]): Index {
  const index = new Map<string, Item[]>()
  for (const item of items.filter(({ hook }) => hook === undefined)) {
    for (const key of keysOf(item)) index.set(key, [...(index.get(key) ?? []), item])
  }
  return index
}

function keysOf({ manifest: { id, body } }: Item): readonly string[] {
  const own = nameKey(id)
  return kindKey(id) === definitionKind ? [own, definedKey(body)] : [own]
}

/** A hook runs when its moment has come, whatever it names; but it needs a place. */
function around({ manifest: { id } }: Item, known: Index): readonly Item[] {
  const namespace = id.namespace === '' ? [] : (known.get(nameKey({ kind: 'Namespace', namespace: '', name: id.namespace })) ?? [])
  return [...namespace, ...(known.get(kindKey(id)) ?? [])]
}
