import type { Chain } from '../envoy.ts'
import { isWithin, overlaps } from '../host-name.ts'
import { anything } from '../listeners/entry.ts'
import { normalWeights } from '../routes/weights.ts'
import { passesTlsOn } from '../objects/gateway.ts'
import type { Target } from '../objects/http-route.ts'
import type { StreamMatch } from '../objects/matches.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
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
    return bound
      .flatMap(({ tls }) => tls.flatMap((route) => route.matches.map((match) => ({ route, match }))))
      .flatMap(({ route, match }) => tlsChain(route.targets, match, { server, context }))
  const route = bound
    .flatMap(({ tcp }) => tcp)
    .find(({ matches, targets }) => targets.length > 0 && (matches.length === 0 || matches.some((match) => isMet(match, server))))
  const names = server.tls === null ? [] : context.serverNames
  return route === undefined ? [] : [{ match: { ...anything, serverNames: names }, target: clustersOf(route.targets, { server, context }) }]
}

type Place = { readonly server: PlacedServer; readonly context: StreamContext }

const tlsChain = (targets: readonly Target[], match: StreamMatch, place: Place): readonly Chain[] =>
  targets.length > 0 && isMet(match, place.server) ? [{ match: { ...anything, serverNames: match.serverNames }, target: clustersOf(targets, place) }] : []

const isMet = ({ port, gateways }: StreamMatch, server: PlacedServer): boolean =>
  (port === 0 || port === server.port) && (gateways.length === 0 || gateways.includes(server.gateway))

const speaksOf = ({ hosts, namespace }: VirtualService, server: PlacedServer): boolean =>
  server.hosts.some((written) => {
    const [only, host] = written.includes('/') ? written.split('/') : [namespace, written]
    return only === namespace && hosts.some((name) => overlaps(host ?? '', name))
  })

function clustersOf(targets: readonly Target[], { server, context }: Place): Chain['target'] {
  const weighted = targets.map(({ destination, weight }) => ({
    cluster: destinationCluster(destination, context.scope.byHost.get(destination.host), server.port),
    weight,
  }))
  return { kind: 'clusters', clusters: normalWeights(weighted), readsMongo: server.protocol === 'Mongo' }
}

/** Between networks the server name is the cluster's own. */
function throughNames({ scope, client, serverNames }: StreamContext): readonly Chain[] {
  const open = scope.services.filter(({ hostname, isKubernetes }) => isKubernetes && serverNames.some((name) => isWithin(hostname, name)))
  return open.flatMap(({ hostname, ports }) =>
    ports
      .filter(({ protocol }) => protocol !== 'UDP')
      .flatMap(({ number }) => ['', ...subsetsOf(hostname, { scope, client })].map((subset) => `outbound_.${number}_.${subset}_.${hostname}`))
      .map(
        (name) =>
          ({ match: { ...anything, serverNames: [name] }, target: { kind: 'clusters', clusters: [{ cluster: name, weight: 1 }], readsMongo: false } }) as const,
      ),
  )
}

const subsetsOf = (hostname: string, { scope }: Pick<StreamContext, 'scope' | 'client'>): readonly string[] =>
  (scope.rules.get(hostname) ?? []).flatMap(({ subsets }) => subsets.map(({ name }) => name))
