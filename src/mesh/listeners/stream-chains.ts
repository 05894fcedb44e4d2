import type { Chain } from '../../model/envoy.ts'
import { clusterName } from '../cluster-name.ts'
import { isWildcard } from '../host-name.ts'
import { isSelected } from '../objects/labels.ts'
import type { StreamMatch } from '../objects/matches.ts'
import { unspecified, type MeshPort, type MeshService } from '../objects/service.ts'
import { meshGateway, type StreamRoute, type VirtualService } from '../objects/virtual-service.ts'
import { isTls } from '../protocol.ts'
import type { Profile } from '../profile.ts'
import { otherNames } from '../routes/domains.ts'
import { normalWeights } from '../routes/weights.ts'
import { destinationCluster } from '../routes/destination-cluster.ts'
import type { Client } from '../clusters/clusters.ts'
import type { Scope } from '../scope/sidecar-scope.ts'
import { anything } from './entry.ts'

/** One port of a service that is to be listened for. */
export type Heard = {
  readonly service: MeshService
  readonly port: MeshPort
  /** The address that is listened on; '' until it is known. */
  readonly bind: string
  /** The ranges that a service has in the place of an address. */
  readonly ranges: readonly string[]
}

export type StreamContext = { readonly profile: Profile; readonly scope: Scope; readonly client: Client; readonly virtualServices: readonly VirtualService[] }

/** The chains that take a port's bytes to their clusters: as VirtualServices say, else to the service itself. */
export const streamChains = (heard: Heard, context: StreamContext): readonly Chain[] =>
  isTls(heard.port.protocol) ? tlsChains(heard, context) : tcpChains(heard, context)

function tlsChains(heard: Heard, context: StreamContext): readonly Chain[] {
  const seen = new Set<string>()
  const chains: Chain[] = []
  let ranges = heard.ranges
  for (const { route, match } of context.virtualServices.flatMap(({ tls }) => tls.flatMap(matchesWithRoute))) {
    if (route.targets.length === 0 || !isMet(match, heard.port.number, context.client)) continue
    ranges = match.subnets.length > 0 ? match.subnets : ranges
    const key = `${match.serverNames.join(',')}|${match.subnets.join(',')}`
    if (!seen.has(key)) chains.push({ match: { ...anything, serverNames: match.serverNames, ranges }, target: clustersOf(route, heard, context) })
    seen.add(key)
  }
  return chains.length > 0 ? chains : [{ match: { ...anything, serverNames: ownNames(heard, context), ranges: heard.ranges }, target: ownCluster(heard) }]
}

const matchesWithRoute = (route: StreamRoute) => route.matches.map((match) => ({ route, match }))

/** Where many services share a listener, only the server name in TLS tells them apart. */
function ownNames({ service, bind, ranges }: Heard, { client, profile }: StreamContext): readonly string[] {
  const address = service.address.includes('/') ? '' : service.address
  const isShared = ranges.length > 0 || address === '' || (address === unspecified && bind === unspecified)
  const isOnDemand = service.resolution === 'dynamic-dns' && isWildcard(service.hostname)
  return isShared || isOnDemand ? [service.hostname, ...service.aliases.flatMap((alias) => [alias, ...otherNames(alias, client.namespace, profile)])] : []
}

function tcpChains(heard: Heard, context: StreamContext): readonly Chain[] {
  const chains: Chain[] = []
  for (const route of context.virtualServices.flatMap(({ tcp }) => tcp)) {
    if (route.targets.length === 0) continue
    const target = clustersOf(route, heard, context)
    const met = route.matches.filter((match) => isMet(match, heard.port.number, context.client))
    if (route.matches.length === 0 || met.some(({ subnets }) => subnets.length === 0))
      return [...chains, { match: { ...anything, ranges: heard.ranges }, target }]
    const subnets = met.flatMap((match) => match.subnets)
    if (subnets.length > 0) chains.push({ match: { ...anything, ranges: subnets }, target })
  }
  const isCovered = chains.some(({ match }) => match.ranges.toSorted().join() === heard.ranges.toSorted().join())
  return isCovered ? chains : [...chains, { match: { ...anything, ranges: heard.ranges }, target: ownCluster(heard) }]
}

const isMet = (match: StreamMatch, port: number, { labels, namespace }: Client): boolean =>
  (match.gateways.length === 0 || match.gateways.includes(meshGateway)) &&
  isSelected(match.sourceLabels, labels) &&
  (match.port === 0 || match.port === port) &&
  (match.sourceNamespace === '' || match.sourceNamespace === namespace)

function clustersOf({ targets, source }: StreamRoute, { port }: Heard, { scope }: StreamContext): Chain['target'] {
  const weighted = targets.map(({ destination, weight }) => ({
    cluster: destinationCluster(destination, scope.byHost.get(destination.host), port.number),
    weight,
  }))
  return { kind: 'clusters', clusters: normalWeights(weighted), readsMongo: port.protocol === 'Mongo', source }
}

/** A listener whose port is not the service's own still finds it where the service has but one. */
function ownCluster({ service, port }: Heard): Chain['target'] {
  const number = service.ports.length === 1 ? (service.ports[0]?.number ?? port.number) : port.number
  return {
    kind: 'clusters',
    clusters: [{ cluster: clusterName({ host: service.hostname, port: number, subset: '' }), weight: 1 }],
    readsMongo: port.protocol === 'Mongo',
    source: null,
  }
}
