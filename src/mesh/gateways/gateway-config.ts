import { clustersFor } from '../clusters/clusters.ts'
import type { Chain, Cluster, Listener, ProxyConfig } from '../../model/envoy.ts'
import { serverNameCluster } from '../cluster-name.ts'
import { anything, asSent } from '../listeners/entry.ts'
import { isPlainHttp } from '../objects/gateway.ts'
import { isSelected } from '../objects/labels.ts'
import { unspecified } from '../objects/service.ts'
import type { GatewayContext } from './gateway-context.ts'
import { gatewayTable } from './gateway-table.ts'
import { mergedServers, type PlacedServer } from './merged-servers.ts'
import { openedPort } from './opened-port.ts'
import { gatewayStreams } from './gateway-streams.ts'

/** What a gateway pod listens on, and its routes. */
export function gatewayConfig(context: GatewayContext): ProxyConfig {
  const { registry, client } = context
  const gateways = registry.gateways.filter(({ selector }) => selector === null || isSelected(selector, client.labels))
  const { servers, isBetweenNetworks } = mergedServers(gateways, (port) => openedPort(port, context))
  const byListener = Map.groupBy(servers, ({ bind, opened }) => `${bind === '' ? unspecified : bind}_${opened}`)
  const listeners = [...byListener].map(([name, its]) => listenerOf(name, its, context))
  const byTable = Map.groupBy(
    servers.filter(({ table }) => table !== ''),
    ({ table }) => table,
  )
  const tables = [...byTable].map(([name, its]) => gatewayTable(name, its, context))
  return {
    clusters: isBetweenNetworks ? withNamedClusters(context) : clustersFor(registry, context.scope, client),
    listeners: listeners.filter(({ chains }) => chains.length > 0),
    tables: tables.toSorted((left, right) => (left.name < right.name ? -1 : 1)),
  }
}

/** A gateway between networks also finds the clusters of the mesh by the server name in TLS. */
function withNamedClusters({ registry, scope, client }: GatewayContext): readonly Cluster[] {
  const clusters = clustersFor(registry, scope, client)
  const inside = clusters.filter(({ host }) => scope.byHost.get(host)?.isExternal === false)
  return [...clusters, ...inside.map(namedCluster)]
}

// A host that is looked up on demand is found by another name in HTTP alone.
const namedCluster = (cluster: Cluster): Cluster => ({
  ...cluster,
  name: serverNameCluster(cluster),
  type: cluster.type === 'DYNAMIC_FORWARD_PROXY' ? 'EDS' : cluster.type,
})

function listenerOf(name: string, servers: readonly PlacedServer[], context: GatewayContext): Listener {
  // Servers that share a table share a chain, too.
  const http = [...new Map(servers.filter(isPlainHttp).map((server) => [server.table, server])).values()]
  const rest = servers.filter((server) => !isPlainHttp(server))
  const chains: readonly Chain[] = [...http.map(routesChain), ...withoutTakenNames(rest.flatMap((server) => chainsOf(server, context)))]
  const sent = chains.map((chain) => ({ ...chain, match: asSent(chain.match) }))
  return { name, address: name.slice(0, name.lastIndexOf('_')), port: servers[0]?.opened ?? 0, chains: sent }
}

/** Bytes that are told apart by a server name go where the first chain for it says; a later one is dropped. */
function withoutTakenNames(chains: readonly Chain[]): readonly Chain[] {
  const taken = new Set<string>()
  return chains.filter(({ match, target }) => {
    if (target.kind === 'routes' || match.serverNames.length === 0) return true
    if (match.serverNames.some((name) => taken.has(name))) return false
    for (const name of match.serverNames) taken.add(name)
    return true
  })
}

const routesChain = ({ table, hosts, tls }: PlacedServer): Chain => ({
  match: { ...anything, serverNames: tls === null || table.startsWith('http.') ? [] : serverNames(hosts) },
  target: { kind: 'routes', name: table },
})

const chainsOf = (server: PlacedServer, context: GatewayContext): readonly Chain[] =>
  server.table === '' ? gatewayStreams(server, { ...context, serverNames: serverNames(server.hosts) }) : [routesChain(server)]

/** Hosts without the namespaces that they may be for. */
const serverNames = (hosts: readonly string[]): readonly string[] => [...new Set(hosts.map((host) => host.slice(host.indexOf('/') + 1)))].toSorted()
