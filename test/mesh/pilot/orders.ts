import type { Manifest } from '../../../src/model/manifest.ts'
import { listAt } from '../../../src/model/json.ts'

/**
 * The orders in which Pilot may have taken ServiceEntries of one namespace that claim one host: where they were created in the same
 * second, it iterates over a map, and each of its runs draws another order. Everything else has an order that is stated.
 */
export function possibleOrders(manifests: readonly Manifest[]): readonly (readonly Manifest[])[] {
  const entries = manifests.filter(({ id }) => id.kind === 'ServiceEntry')
  const claims = Map.groupBy(
    entries.flatMap((entry) => hostsOf(entry).map((host) => ({ entry, host }))),
    ({ entry, host }) => `${entry.id.namespace}/${host}`,
  )
  const tied = new Set([...claims.values()].filter((group) => group.length > 1).flatMap((group) => group.map(({ entry }) => entry)))
  const rest = manifests.filter((manifest) => !tied.has(manifest))
  return tied.size > mostTied ? [manifests] : permutations([...tied]).map((order) => [...rest, ...order])
}

// 5 have 120 orders; more would not be told apart in a sensible time.
const mostTied = 5

const hostsOf = ({ body }: Manifest): readonly string[] => listAt(body, 'spec', 'hosts').map(String)

const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2 ? [items] : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
