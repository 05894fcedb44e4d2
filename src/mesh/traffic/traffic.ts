import type { Route } from '../../model/envoy.ts'
import type { ResourceId } from '../../model/manifest.ts'
import type { ProxyClass } from '../../model/mesh.ts'
import { allClasses, proxyOf } from '../classes.ts'
import { matchText } from '../impact/route-text.ts'
import { seen, type Seen } from '../impact/seen.ts'
import { predictProxy } from '../predict.ts'
import type { Registry } from '../registry/registry.ts'

/** A route of a VirtualService, in one class of proxies, to a cluster that these do not have. */
export type Nowhere = {
  readonly by: ProxyClass
  /** The virtual host, as "host:port". */
  readonly host: string
  readonly match: string
  readonly cluster: string
  readonly source: ResourceId
  /** Whether nobody waits for the answer. */
  readonly isCopy: boolean
  /** Whether requests to the host were routed before the change. */
  readonly wasRouted: boolean
}

export type Traffic = {
  readonly nowhere: readonly Nowhere[]
}

type States<T> = { readonly before: T; readonly after: T }

/** Where requests go in two states, one class of proxies at a time, so that no more than two configurations are held at once. */
export function trafficOf(registries: States<Registry>): States<Traffic> {
  const traffic = { before: nothing(), after: nothing() }
  for (const by of hasRoutes(registries) ? allClasses(registries) : []) {
    const earlier = seenBy(registries.before, by)
    gather(traffic.before, earlier, { by, earlier })
    gather(traffic.after, seenBy(registries.after, by), { by, earlier })
  }
  return traffic
}

type Growing = { readonly nowhere: Nowhere[] }

const nothing = (): Growing => ({ nowhere: [] })

// Routes that Istio makes itself lead somewhere.
const hasRoutes = ({ before, after }: States<Registry>): boolean => before.virtualServices.size + after.virtualServices.size > 0

const seenBy = (registry: Registry, by: ProxyClass): Seen => seen(predictProxy(registry, proxyOf(by)), by.kind)

function gather({ nowhere }: Growing, state: Seen, { by, earlier }: { readonly by: ProxyClass; readonly earlier: Seen }): void {
  for (const [key, host] of state.hosts) {
    const missing = host.routes.flatMap(targetsOf).filter(({ cluster }) => cluster.startsWith('outbound|') && !state.clusters.has(cluster))
    for (const { match, ...target } of missing) nowhere.push({ ...target, by, host: host.name, match: matchText(match), wasRouted: earlier.hosts.has(key) })
  }
}

function targetsOf({ action, match, source }: Route) {
  if (action.kind !== 'forward' || source === null) return []
  return [
    ...action.clusters.map(({ cluster }) => ({ cluster, source, match, isCopy: false })),
    ...action.mirrors.map(({ cluster }) => ({ cluster, source, match, isCopy: true })),
  ]
}
