import type { Item } from './items.ts'
import type { Links } from './named-first.ts'

// kubectl sends one object after the other, 2 ms each at the least, and needs 60 ms before the first: for fewer a second one beside it gains nothing.
const longest = 100
const mostStreams = 4

/** One wave cut into streams that may go side by side: what names each other stays together, in order. Small waves are one stream. */
export function streamsOf(items: readonly Item[], links: Links): readonly (readonly Item[])[] {
  const count = Math.min(mostStreams, Math.ceil(items.length / longest))
  if (count <= 1) return [items]
  const streams = Array.from({ length: count }, (): Item[] => [])
  const streamOf = new Map<Item, number>()
  for (const group of groupsOf(items, links)) {
    const shortest = streams.reduce((best, stream, index) => (stream.length < (streams[best]?.length ?? 0) ? index : best), 0)
    for (const item of group) streamOf.set(item, shortest)
    streams[shortest]?.push(...group)
  }
  return streams.map((_stream, index) => items.filter((item) => streamOf.get(item) === index))
}

/** Items that hang together by what they name. */
function groupsOf(items: readonly Item[], links: Links): readonly (readonly Item[])[] {
  const groups = new Map(items.map((item) => [item, [item]]))
  for (const item of items) {
    for (const other of links.get(item) ?? []) join(groups, item, other)
  }
  return [...new Set(groups.values())]
}

/** The smaller group moves, so that all joins together cost little. */
function join(groups: Map<Item, Item[]>, left: Item, right: Item): void {
  const [one, two] = [groups.get(left), groups.get(right)]
  if (one === undefined || two === undefined || one === two) return
  const [small, large] = one.length < two.length ? [one, two] : [two, one]
  large.push(...small)
  for (const item of small) groups.set(item, large)
}
