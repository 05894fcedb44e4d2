import type { Chain } from '../../model/envoy.ts'
import { serverNameCluster } from '../cluster-name.ts'
import { isWithin, overlaps } from '../host-name.ts'
import { anything } from '../listeners/entry.ts'
import { normalWeights } from '../routes/weights.ts'
import { passesTlsOn } from '../objects/gateway.ts'
import type { StreamMatch } from '../objects/matches.ts'
import type { MeshPort, MeshService } from '../objects/service.ts'
import type { StreamRoute, VirtualService } from '../objects/virtual-service.ts'
import { ruleForClient } from '../registry/rule-of.ts'
import { virtualServicesFor } from '../scope/egress-scope.ts'
import { destinationCluster } from '../routes/destination-cluster.ts'
import type { GatewayContext } from './gateway-context.ts'
import type { PlacedServer } from './merged-servers.ts'

type StreamContext = GatewayContext & { readonly serverNames: readonly string[] }

/** The chains of a server that hands bytes on: by the server name in TLS, or the first TCP route for it. */
export function gatewayStreams(server: PlacedServer, context: StreamContext): readonly Chain[] {
  if (server.tls?.mode === 'AUTO_PASSTHROUGH') return throughNames(context)
  const bound = virtualServicesFor(context.registry, context.client.namespace, server.gateway).filter((service) => speaksOf(service, server))
  if (passesTlsOn(server))
    return bound.flatMap(({ tls }) => tls.flatMap((route) => route.matches.flatMap((match) => tlsChain(route, match, { server, context }))))
  const route = bound
    .flatMap(({ tcp }) => tcp)
    .find(({ matches, targets }) => targets.length > 0 && (matches.length === 0 || matches.some((match) => isMet(match, server))))
  const names = server.tls === null ? [] : context.serverNames
  return route === undefined ? [] : [{ match: { ...anything, serverNames: names }, target: clustersOf(route, { server, context }) }]
}

type Place = { readonly server: PlacedServer; readonly context: StreamContext }

const tlsChain = (route: StreamRoute, match: StreamMatch, place: Place): readonly Chain[] =>
  route.targets.length > 0 && isMet(match, place.server) ? [{ match: { ...anything, serverNames: match.serverNames }, target: clustersOf(route, place) }] : []

const isMet = ({ port, gateways }: StreamMatch, server: PlacedServer): boolean =>
  (port === 0 || port === server.port) && (gateways.length === 0 || gateways.includes(server.gateway))

const speaksOf = ({ hosts, namespace }: VirtualService, server: PlacedServer): boolean =>
  server.hosts.some((written) => {
    const [only, host] = written.includes('/') ? written.split('/') : [namespace, written]
    return only === namespace && hosts.some((name) => overlaps(host ?? '', name))
  })

function clustersOf({ targets, source }: StreamRoute, { server, context }: Place): Chain['target'] {
  const weighted = targets.map(({ destination, weight }) => ({
    cluster: destinationCluster(destination, context.scope.byHost.get(destination.host), server.port),
    weight,
  }))
  return { kind: 'clusters', clusters: normalWeights(weighted), readsMongo: server.protocol === 'Mongo', source }
}

/** Between networks the server name is the cluster's own. */
const throughNames = (context: StreamContext): readonly Chain[] =>
  context.scope.services
    .filter(({ hostname, isExternal }) => !isExternal && context.serverNames.some((name) => isWithin(hostname, name)))
    .flatMap((service) => service.ports.filter(({ protocol }) => protocol !== 'UDP').flatMap((port) => namedChains(service, port, context)))

function namedChains({ hostname }: MeshService, { number, protocol }: MeshPort, { scope, client }: StreamContext): readonly Chain[] {
  const rule = ruleForClient(scope.rules.get(hostname) ?? [], client)
  const subsets = ['', ...(rule?.subsets ?? []).map(({ name }) => name)]
  return subsets.map((subset) => {
    const name = serverNameCluster({ host: hostname, port: number, subset })
    return {
      match: { ...anything, serverNames: [name] },
      target: { kind: 'clusters', clusters: [{ cluster: name, weight: 1 }], readsMongo: protocol === 'Mongo', source: null },
    }
  })
}
