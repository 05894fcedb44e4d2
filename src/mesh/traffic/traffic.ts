import type { Route } from '../../model/envoy.ts'
import type { ResourceId } from '../../model/manifest.ts'
import type { ProxyClass } from '../../model/mesh.ts'
import { matchText } from '../impact/route-text.ts'
import { hasChain, lostStreams } from '../impact/streams.ts'
import type { Seen, SeenHost } from '../impact/seen.ts'
import { isCalled, isMissing } from '../impact/where-to.ts'
import type { Reason } from './reason.ts'
import type { Reasons } from './reasons.ts'
import { isCatchAll } from '../routes/request-match.ts'

/** A route of a VirtualService, in one class of proxies, to a cluster that these do not have. */
export type Nowhere = {
  readonly by: ProxyClass
  /** The virtual host, as "host:port". */
  readonly host: string
  readonly match: string
  readonly cluster: string
  readonly source: ResourceId
  /** Whether it is bytes that go there; then the host is the listener. */
  readonly isStream: boolean
  /** Whether nobody waits for the answer. */
  readonly isCopy: boolean
  readonly reason: Reason
  /** Whether the cluster was there before the change, seen by anybody. */
  readonly wasThere: boolean
  /** Whether requests to the host were routed before the change. */
  readonly wasRouted: boolean
}

/** What gateways send to one cluster. */
export type FromGateway = {
  readonly cluster: string
  /** The VirtualServices that say so. */
  readonly sources: ReadonlySet<ResourceId>
}

/** A route that takes every request, behind another one that does, in a host of a gateway. */
export type Shadowed = {
  readonly by: ProxyClass
  readonly host: string
  /** The VirtualServices of the host, in the order in which their routes are asked. */
  readonly order: readonly ResourceId[]
  readonly loser: ResourceId
}

export type Traffic = {
  readonly nowhere: readonly Nowhere[]
  /** By cluster. */
  readonly fromGateways: ReadonlyMap<string, FromGateway>
  readonly shadowed: readonly Shadowed[]
}

export type GrowingTraffic = {
  readonly nowhere: Nowhere[]
  readonly fromGateways: Map<string, FromGateway>
  readonly shadowed: Shadowed[]
  /** Why a cluster is not there, found once for all classes of a namespace. */
  readonly reasons: Reasons
}

export const noTrafficYet = (reasons: Reasons): GrowingTraffic => ({ nowhere: [], fromGateways: new Map(), shadowed: [], reasons })

/** Adds where one class of proxies sends. */
export function gatherTraffic(traffic: GrowingTraffic, state: Seen, at: { readonly by: ProxyClass; readonly earlier: Seen }): void {
  gatherNowhere(traffic, state, at)
  if (state.kind === 'gateway') gatherGateway(traffic, state, at.by)
}

function gatherNowhere({ nowhere, reasons }: GrowingTraffic, state: Seen, { by, earlier }: { readonly by: ProxyClass; readonly earlier: Seen }): void {
  const told = (target: Pick<Nowhere, 'cluster' | 'source'>) => ({ by, ...reasons(target, by.namespace) })
  for (const [key, host] of state.hosts) {
    // Most hosts have the one route that Istio makes itself, and that leads somewhere.
    if (host.routes.every(({ source }) => source === null) || !isCalled(host.name, state)) continue
    const missing = host.routes.flatMap(targetsOf).filter(({ cluster }) => isMissing(cluster, state))
    for (const { match, ...target } of missing)
      nowhere.push({ ...target, ...told(target), host: host.name, match: matchText(match), isStream: false, wasRouted: earlier.hosts.has(key) })
  }
  for (const stream of lostStreams(state)) nowhere.push({ ...stream, ...told(stream), isStream: true, isCopy: false, wasRouted: hasChain(earlier, stream) })
}

function gatherGateway({ fromGateways, shadowed }: GrowingTraffic, { hosts }: Seen, by: ProxyClass): void {
  for (const host of hosts.values()) {
    shadowed.push(...shadowedIn(host).map((row) => ({ ...row, by, host: host.name })))
    for (const { cluster, source } of host.routes.flatMap(targetsOf)) {
      const known = fromGateways.get(cluster)
      fromGateways.set(cluster, { cluster, sources: new Set([...(known?.sources ?? []), source]) })
    }
  }
}

function shadowedIn({ routes }: SeenHost): readonly Pick<Shadowed, 'order' | 'loser'>[] {
  const order = [...new Set(sourcesOf(routes))]
  const [first, ...others] = sourcesOf(routes.filter(({ match }) => isCatchAll(match)))
  return [...new Set(others)].filter((loser) => loser !== first).map((loser) => ({ order, loser }))
}

const sourcesOf = (routes: readonly Route[]): readonly ResourceId[] => routes.flatMap(({ source }) => (source === null ? [] : [source]))

function targetsOf({ action, match, source }: Route) {
  if (action.kind !== 'forward' || source === null) return []
  return [
    ...action.clusters.map(({ cluster }) => ({ cluster, source, match, isCopy: false })),
    ...action.mirrors.map(({ cluster }) => ({ cluster, source, match, isCopy: true })),
  ]
}
