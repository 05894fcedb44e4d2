import type { Item } from './items.ts'
import type { Links } from './named-first.ts'
import { rows } from './rows.ts'

/** When each item goes to the cluster: levels of `needs` first, rows of the table within them. */
export function positionsOf(items: readonly Item[], { first, later }: { readonly first: Links; readonly later: Links }): ReadonlyMap<Item, number> {
  const positions = new Map(items.map((item) => [item, lastLevel(item, later) * rows.length + item.row]))
  const open = [...items]
  for (let item = open.pop(); item !== undefined; item = open.pop()) open.push(...pulledBy(item, positions, first))
  return positions
}

/**
 * Who names something pulls it forward, into its own row of the same level or, from a later row, as far as itself. Gives what moved, whose own names may
 * have to follow. A position only ever falls, so this ends, in cycles too.
 */
function pulledBy(item: Item, positions: Map<Item, number>, first: Links): readonly Item[] {
  const own = positions.get(item) ?? 0
  return (first.get(item) ?? []).filter((named) => {
    const latest = own - Math.max(0, (own % rows.length) - named.row)
    const isLater = (positions.get(named) ?? 0) > latest
    if (isLater) positions.set(named, latest)
    return isLater
  })
}

/** The level of whatever has to answer first, or its own. What answers stands in an earlier row, so that this ends. */
const lastLevel = (item: Item, later: Links): number => Math.max(item.level, ...(later.get(item) ?? []).map((answering) => lastLevel(answering, later)))
