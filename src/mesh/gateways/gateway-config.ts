import type { Chain, Listener, RouteTable } from '../envoy.ts'
import { anything, asSent } from '../listeners/entry.ts'
import { isPlainHttp } from '../objects/gateway.ts'
import { isSelected } from '../objects/labels.ts'
import { unspecified } from '../objects/service.ts'
import type { GatewayContext } from './gateway-context.ts'
import { gatewayTable } from './gateway-table.ts'
import { mergedServers, type PlacedServer } from './merged-servers.ts'
import { gatewayStreams } from './gateway-streams.ts'

/** What a gateway pod listens on, and its routes. */
export function gatewayConfig(context: GatewayContext): { readonly listeners: readonly Listener[]; readonly tables: readonly RouteTable[] } {
  const { registry, client } = context
  const gateways = registry.gateways.filter(({ selector }) => selector === null || isSelected(selector, client.labels))
  const servers = mergedServers(gateways, (port) => openedPort(port, context))
  const byListener = Map.groupBy(servers, ({ bind, opened }) => `${bind === '' ? unspecified : bind}_${opened}`)
  const listeners = [...byListener].map(([name, its]) => listenerOf(name, its, context))
  const byTable = Map.groupBy(
    servers.filter(({ table }) => table !== ''),
    ({ table }) => table,
  )
  const tables = [...byTable].map(([name, its]) => gatewayTable(name, its, context))
  return { listeners: listeners.filter(({ chains }) => chains.length > 0), tables: tables.toSorted((left, right) => (left.name < right.name ? -1 : 1)) }
}

/** A Gateway speaks of the Service's port, and the pod opens the one that it leads to. */
function openedPort(port: number, { registry, client }: GatewayContext): number {
  const own = [...registry.rank.keys()].filter((service) => service.isKubernetes && service.namespace === client.namespace && service.selector !== null)
  const reached = own.filter(
    ({ selector, labels }) => selector !== null && isSelected(selector, client.labels) && !labels.has('experimental.istio.io/disable-gateway-port-translation'),
  )
  const target = reached.flatMap(({ ports }) => ports).find(({ number }) => number === port)?.target
  return typeof target === 'number' ? target : port
}

function listenerOf(name: string, servers: readonly PlacedServer[], context: GatewayContext): Listener {
  const [http] = servers.filter(isPlainHttp)
  const rest = servers.filter((server) => !isPlainHttp(server))
  const chains: readonly Chain[] = [...(http === undefined ? [] : [routesChain(http)]), ...rest.flatMap((server) => chainsOf(server, context))]
  const sent = chains.map((chain) => ({ ...chain, match: asSent(chain.match) }))
  return { name, address: name.slice(0, name.lastIndexOf('_')), port: servers[0]?.opened ?? 0, chains: sent }
}

const routesChain = ({ table, hosts, tls }: PlacedServer): Chain => ({
  match: { ...anything, serverNames: tls === null || table.startsWith('http.') ? [] : serverNames(hosts) },
  target: { kind: 'routes', name: table },
})

const chainsOf = (server: PlacedServer, context: GatewayContext): readonly Chain[] =>
  server.table === '' ? gatewayStreams(server, { ...context, serverNames: serverNames(server.hosts) }) : [routesChain(server)]

/** Hosts without the namespaces that they may be for. */
const serverNames = (hosts: readonly string[]): readonly string[] => [...new Set(hosts.map((host) => host.slice(host.indexOf('/') + 1)))].toSorted()
