import type { Chain, Listener } from '../../model/envoy.ts'
import { blackHoleCluster } from '../cluster-name.ts'
import type { Client } from '../clusters/clusters.ts'
import { unspecified, type MeshPort, type MeshService } from '../objects/service.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import type { Egress, Unknown } from '../objects/sidecar.ts'
import { isHttp, isTcp } from '../protocol.ts'
import type { Registry } from '../registry/registry.ts'
import type { EgressScope } from '../scope/egress-scope.ts'
import type { Scope } from '../scope/sidecar-scope.ts'
import { clusterForUnknown } from '../scope/cluster-for-unknown.ts'
import { anything, asSent, matchesAll, type Entry } from './entry.ts'
import { heard, type Place } from './hear.ts'
import type { StreamContext } from './stream-chains.ts'
import { streamRoutesOf } from './stream-routes.ts'

/** A sidecar, and the address of its pod where one pod is meant: it does not listen for itself. */
export type SidecarClient = Client & { readonly kind: 'sidecar'; readonly address: string }

/** What a sidecar listens on for traffic that leaves its pod. */
export function outboundListeners(registry: Registry, scope: Scope, client: SidecarClient): readonly Listener[] {
  const entries = new Map<string, Entry>()
  for (const egress of scope.egress) {
    // What a listener with a port of its own took is not added to by the one for all ports.
    const locked = new Set(egress.egress.port === null ? entries.keys() : [])
    for (const place of placesOf(egress, { registry, client })) hearAt(place, { entries, locked, streams: { profile: registry.profile, scope, client } })
  }
  return [...[...entries.values()].map((entry) => finished(entry, scope.unknown)), virtualOutbound(scope.unknown)]
}

type Hearing = { readonly entries: Map<string, Entry>; readonly locked: ReadonlySet<string>; readonly streams: Omit<StreamContext, 'virtualServices'> }

function hearAt(place: Place & { readonly virtualServices: readonly VirtualService[] }, { entries, locked, streams }: Hearing): void {
  const next = heard(place, {
    standing: (key) => entries.get(key),
    isLocked: (key) => locked.has(key),
    streams: { ...streams, virtualServices: place.virtualServices },
  })
  if (next !== null) entries.set(next.key, next.entry)
}

type Surroundings = { readonly registry: Registry; readonly client: SidecarClient }

/** What an egress listener has to listen for, in Pilot's order. */
function placesOf({ egress, services, virtualServices }: EgressScope, surroundings: Surroundings) {
  const routesOf = streamRoutesOf(virtualServices)
  return services
    .filter(({ resolution }) => resolution !== 'alias')
    .flatMap((service) =>
      portsOf(service, egress).flatMap((port) => bindsFor({ service, port, egress }, surroundings).map((bind) => ({ service, port, bind }))),
    )
    .map((place) => ({ ...place, virtualServices: isHttp(place.port.protocol) ? [] : routesOf(place.service.hostname) }))
}

// A listener's own port has a protocol and a name of its own, and each of its services is heard there.
const portsOf = (service: MeshService, { port }: Egress): readonly MeshPort[] => (port === null ? service.ports : [{ ...port, target: port.number }])

const reservedPorts: ReadonlySet<number> = new Set([15_001, 15_006, 15_021, 15_090])

/** The addresses to listen on: '' leaves it to the service. */
function bindsFor({ service, port, egress }: { service: MeshService; port: MeshPort; egress: Egress }, { registry, client }: Surroundings): readonly string[] {
  const bind = egress.bind === '' && egress.opensPort ? '127.0.0.1' : egress.bind
  const isEverywhere = bind === unspecified || (bind === '' && isHttp(port.protocol))
  if (isEverywhere && reservedPorts.has(port.number)) return []
  const isPerPod = egress.port === null && bind === '' && service.resolution === 'passthrough' && service.address === unspecified
  if (!isPerPod || !(isTcp(port.protocol) || port.protocol === 'Auto')) return [bind]
  return podsOf(service, port, { registry, client })
}

/** Nothing tells bytes for one pod from those for another but its address. */
function podsOf(service: MeshService, port: MeshPort, { registry, client }: Surroundings): readonly string[] {
  const endpoints = registry.endpoints(service, port.number)
  if (!service.isKubernetes && endpoints.length === 0 && service.selector === null) return ['']
  if (!registry.hasPods && service.selector !== null) return [`POD(${service.name}.${service.namespace})`]
  return endpoints.map(({ address }) => address).filter((address) => isIp(address) && address !== client.address)
}

const isIp = (address: string): boolean => /^[\d.]+$|:/.test(address)

/** A listener with what becomes of connections that no chain is for. */
function finished({ address, port, chains }: Entry, unknown: Unknown): Listener {
  const rest: Chain = { match: anything, target: to(clusterForUnknown(unknown)) }
  const hasRest = chains.some(({ match }) => matchesAll(match))
  const sent = chains.map((chain) => ({ ...chain, match: asSent(chain.match) }))
  return { name: `${address}_${port}`, address, port, chains: hasRest ? sent : [...sent, rest] }
}

/** Where everything goes that no other listener is for. */
function virtualOutbound(unknown: Unknown): Listener {
  const itself: Chain = { match: { ...anything, port: 15_001 }, target: to(blackHoleCluster) }
  return { name: 'virtualOutbound', address: unspecified, port: 15_001, chains: [itself, { match: anything, target: to(clusterForUnknown(unknown)) }] }
}

const to = (cluster: string): Chain['target'] => ({ kind: 'clusters', clusters: [{ cluster, weight: 1 }], readsMongo: false, source: null })
