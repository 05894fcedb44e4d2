import type { Item } from './items.ts'
import type { Links } from './named-first.ts'

export type Ordered = {
  readonly items: readonly Item[]
  /** What names each other by whatever way: the first of each pair goes before the second, against what it names. */
  readonly cycles: readonly (readonly [Item, Item])[]
}

/** The items of one wave, each after those that it names; where nothing is named, in the order that they came in. */
export function inOrder(items: readonly Item[], links: Links): Ordered {
  const walk: Walk = { namedBy: namedHere(items, links), begun: new Set(), done: new Set(), cycles: [] }
  for (const start of items) walkFrom(start, walk)
  return { items: [...walk.done], cycles: walk.cycles }
}

type Walk = {
  readonly namedBy: (item: Item) => readonly Item[]
  readonly begun: Set<Item>
  readonly done: Set<Item>
  readonly cycles: (readonly [Item, Item])[]
}

function namedHere(items: readonly Item[], links: Links): Walk['namedBy'] {
  const here = new Map(items.map((item, index) => [item, index]))
  const placeOf = (item: Item): number => here.get(item) ?? 0
  return (item) => (links.get(item) ?? []).filter((other) => here.has(other)).toSorted((left, right) => placeOf(left) - placeOf(right))
}

/** Goes down to what is named and comes back up. The way is a list of our own, so that long chains cost no stack. */
function walkFrom(start: Item, { namedBy, begun, done, cycles }: Walk): void {
  const enter = (item: Item) => {
    begun.add(item)
    return { item, named: namedBy(item).values() }
  }
  const way = begun.has(start) ? [] : [enter(start)]
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const next = step.named.next().value
    if (next === undefined) done.add(way.pop()?.item ?? step.item)
    else if (!begun.has(next)) way.push(enter(next))
    else if (!done.has(next)) cycles.push([step.item, next])
  }
}
