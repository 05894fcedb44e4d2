import type { MeshSame } from '../../model/mesh.ts'
import type { Effect } from './effect.ts'
import { matchText } from './route-text.ts'
import type { SeenHost, SeenStates } from './seen.ts'

/** What classes have in both states, and what effects lie on, by names: most classes have the same. */
export type Untouched = {
  readonly kept: { readonly clusters: Set<string>; readonly listeners: Set<string>; readonly hosts: Map<string, SeenHost> }
  readonly touched: { readonly clusters: Set<string>; readonly listeners: Set<string>; readonly hosts: Map<string, Set<string>> }
}

export const untouchedYet = (): Untouched => ({
  kept: { clusters: new Set(), listeners: new Set(), hosts: new Map() },
  touched: { clusters: new Set(), listeners: new Set(), hosts: new Map() },
})

/** Adds one class. */
export function addUntouched({ kept, touched }: Untouched, effects: readonly Effect[], { before, after }: SeenStates): void {
  for (const name of after.clusters.keys()) if (before.clusters.has(name)) kept.clusters.add(name)
  for (const name of after.listeners.keys()) if (before.listeners.has(name)) kept.listeners.add(name)
  for (const [key, host] of after.hosts) if (before.hosts.has(key)) kept.hosts.set(key, host)
  for (const { spot } of effects) {
    if (spot.kind === 'cluster') touched.clusters.add(spot.name)
    if (spot.kind === 'listener') touched.listeners.add(spot.name)
    if (spot.kind === 'host') touched.hosts.set(spot.key, (touched.hosts.get(spot.key) ?? new Set()).add(spot.match))
  }
}

export const sameOf = ({ kept, touched }: Untouched): MeshSame => ({
  clusters: countWithout(kept.clusters, touched.clusters),
  listeners: countWithout(kept.listeners, touched.listeners),
  routes: [...kept.hosts].reduce((sum, [key, host]) => sum + untouchedRoutes(host, touched.hosts.get(key)), 0),
})

const countWithout = (names: ReadonlySet<string>, others: ReadonlySet<string>): number => [...names].filter((name) => !others.has(name)).length

/** An effect without a match is one on the whole host. */
function untouchedRoutes({ routes }: SeenHost, matches: ReadonlySet<string> | undefined): number {
  if (matches === undefined) return routes.length
  return matches.has('') ? 0 : routes.filter(({ match }) => !matches.has(matchText(match))).length
}
