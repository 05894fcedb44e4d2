import type { Cluster, Listener, Route } from '../../model/envoy.ts'
import { nameOf } from '../../model/manifest.ts'
import type { MeshPath, Sides } from '../../model/mesh.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Registry } from '../registry/registry.ts'
import { spokenIn } from './clusters.ts'
import type { Effect, Spot } from './effect.ts'
import { workloadsBehind, type Registries } from './endpoints.ts'
import { formText } from './chain-text.ts'
import { matchText, targetsText } from './route-text.ts'
import type { Seen, SeenHost, SeenStates } from './seen.ts'
import { listenerOf, wayTo } from './way-to.ts'

export type Steps = Pick<MeshPath, 'route' | 'cluster' | 'endpoints'>

type Sought = { readonly states: SeenStates; readonly registries: Registries }

/** What a path goes through, in both states. */
export function stepsOf(effects: readonly Effect[], spot: Spot, { states, registries }: Sought): Steps {
  const before = stopsAt(spot, states.before, registries.before)
  const after = stopsAt(spot, states.after, registries.after)
  const said = effects.filter(({ kind }) => saying.has(kind))
  const more = { before: said.map((effect) => effect.before), after: said.map((effect) => effect.after) }
  return {
    route: { name: sides(before, after, 'listener'), detail: { before: joined(before.route, more.before), after: joined(after.route, more.after) } },
    cluster: { name: sides(before, after, 'cluster'), detail: sides(before, after, 'speaks') },
    endpoints: sides(before, after, 'endpoints'),
  }
}

// Effects whose two sides are about the route, and say what the names of the steps do not.
const saying: ReadonlySet<Effect['kind']> = new Set(['timing-changed', 'route-changed', 'order-changed', 'domain-lost'])

const joined = (route: string, more: readonly string[]): string => (route === '' ? '' : [route, ...more].join(', '))

/** The steps of a path in one state; '' for what is not there. */
type Stops = { readonly listener: string; readonly route: string; readonly cluster: string; readonly speaks: string; readonly endpoints: string }

const sides = (before: Stops, after: Stops, name: keyof Stops): Sides => ({ before: before[name], after: after[name] })

const nowhere: Stops = { listener: '', route: '', cluster: '', speaks: '', endpoints: '' }

function stopsAt(spot: Spot, seen: Seen, registry: Registry): Stops {
  switch (spot.kind) {
    case 'cluster':
      return { ...nowhere, ...wayTo(seen, spot.name), ...clusterStops(spot.name, seen, registry) }
    case 'host':
      return hostStops(seen.hosts.get(spot.key), spot.match, { seen, registry })
    case 'listener':
      return listenerStops(seen.listeners.get(spot.name))
    default:
      return unreachable(spot)
  }
}

const listenerStops = (listener: Listener | undefined): Stops =>
  listener === undefined ? nowhere : { ...nowhere, listener: listener.name, route: formText(listener) }

function hostStops(host: SeenHost | undefined, match: string, { seen, registry }: { readonly seen: Seen; readonly registry: Registry }): Stops {
  if (host === undefined) return nowhere
  const listener = listenerOf(seen, host.table)
  const route = match === '' ? host.routes[0] : host.routes.find((candidate) => matchText(candidate.match) === match)
  if (route === undefined) return { ...nowhere, listener }
  const place = `${host.name}${match === '' ? '' : ` ${match}`}`
  return { ...nowhere, listener, route: place, ...clusterStops(firstTarget(route), seen, registry), cluster: targetsText(route.action) }
}

const firstTarget = ({ action }: Route): string => (action.kind === 'forward' ? (action.clusters[0]?.cluster ?? '') : '')

function clusterStops(name: string, seen: Seen, registry: Registry): Pick<Stops, 'cluster' | 'speaks' | 'endpoints'> {
  const cluster = seen.clusters.get(name)
  if (cluster === undefined) return { cluster: '', speaks: name === '' ? '' : 'not there', endpoints: '' }
  return { cluster: name, speaks: spokenIn(seen, cluster), endpoints: endpointsText(cluster, registry) }
}

function endpointsText(cluster: Cluster, registry: Registry): string {
  const workloads = workloadsBehind(cluster, registry)
  if (workloads === null) return cluster.host
  const [only, ...others] = workloads
  if (only === undefined) return 'no workload here'
  return others.length === 0 ? nameOf(only.id) : `${workloads.length} workloads`
}
