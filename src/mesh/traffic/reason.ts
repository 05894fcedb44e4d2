import { mostSpecific } from '../host-name.ts'
import type { DestinationRule } from '../objects/destination-rule.ts'
import type { ResourceId } from '../../model/manifest.ts'
import { isVisible } from '../objects/export-to.ts'
import type { Destination, HttpRoute } from '../objects/http-route.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import type { MeshService } from '../objects/service.ts'
import type { Registry } from '../registry/registry.ts'
import { virtualServicesCalled } from './virtual-services.ts'

/** Why a proxy has no cluster of a name: what is not there, was not written, or is hidden from it. */
export type Reason = 'host' | 'port' | 'omitted-port' | 'subset' | 'hidden-host' | 'hidden-subset'

export type Place = { readonly host: string; readonly port: number; readonly subset: string }

/** "outbound|port|subset|host" in its parts. */
export function partsOf(cluster: string): Place {
  const [, port = '', subset = '', host = ''] = cluster.split('|')
  return { host, port: Number(port), subset }
}

type Lost = { readonly cluster: string; readonly namespace: string; readonly source: ResourceId }

export function reasonOf({ cluster, namespace, source }: Lost, registry: Registry): Reason {
  const place = partsOf(cluster)
  const services = servicesCalled(registry, place.host)
  if (services.length === 0) return 'host'
  if (!services.some(({ audience }) => isVisible(audience, namespace))) return 'hidden-host'
  if (!services.some((service) => hasPort(service, place.port)))
    return virtualServicesCalled(registry, source).some((service) => leavesPortOut(service, place.host)) ? 'omitted-port' : 'port'
  if (place.subset === '') return 'hidden-host'
  return hasSubset(registry, place) ? 'hidden-subset' : 'subset'
}

/** Whether a Service, and a rule for it, has what a cluster is named after, whoever sees it. */
export const isKnown = (registry: Registry, place: Place): boolean =>
  servicesCalled(registry, place.host).some((service) => hasPort(service, place.port)) && (place.subset === '' || hasSubset(registry, place))

export const servicesCalled = ({ byHost }: Registry, host: string): readonly MeshService[] => [...(byHost.get(host)?.values() ?? [])]

/** The ports of a host, as people list them. */
export const portsText = (registry: Registry, host: string): string =>
  [...new Set(servicesCalled(registry, host).flatMap(({ ports }) => ports.map(({ number }) => number)))].join(', ')

const hasPort = ({ ports }: MeshService, port: number): boolean => ports.some(({ number, protocol }) => number === port && protocol !== 'UDP')

const hasSubset = ({ rules }: Registry, { host, subset }: Place): boolean =>
  [...rules.local.values(), ...rules.shown.values(), rules.rootOnly].some((pool) =>
    (mostSpecific<readonly DestinationRule[]>(pool, host) ?? []).some(({ subsets }) => subsets.some(({ name }) => name === subset)),
  )

const leavesPortOut = ({ http, tcp, tls }: VirtualService, host: string): boolean =>
  [...http.flatMap(destinationsOf), ...[...tcp, ...tls].flatMap(({ targets }) => targets.map(({ destination }) => destination))].some(
    (destination) => destination.host === host && destination.port === 0,
  )

const destinationsOf = ({ targets, mirror, mirrors }: HttpRoute): readonly Destination[] => [
  ...targets.map(({ destination }) => destination),
  ...(mirror === null ? [] : [mirror]),
  ...(mirrors ?? []).map(({ destination }) => destination),
]
