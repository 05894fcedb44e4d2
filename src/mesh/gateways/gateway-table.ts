import type { Route, RouteTable, VirtualHost } from '../../model/envoy.ts'
import { isWithin, moreSpecificFirst } from '../host-name.ts'
import type { MeshService } from '../objects/service.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import { isVisible } from '../objects/export-to.ts'
import { httpRoutes } from '../routes/http-routes.ts'
import { isCatchAll } from '../routes/request-match.ts'
import { virtualServicesFor } from '../scope/egress-scope.ts'
import type { GatewayContext } from './gateway-context.ts'
import type { PlacedServer } from './merged-servers.ts'

/** A virtual host while VirtualServices add to it. */
type Growing = { readonly port: number; readonly routes: readonly Route[]; readonly requiresTls: boolean }

/** The routes of servers that share a table: each host that a server and a VirtualService both speak of, with the routes of all of them. */
export function gatewayTable(name: string, servers: readonly PlacedServer[], context: GatewayContext): RouteTable {
  const hosts = new Map<string, Growing>()
  const made = new Map<string, readonly Route[]>()
  for (const server of servers) addServer(server, hosts, { ...context, made })
  if (hosts.size === 0) return { name, virtualHosts: [{ name: `blackhole:${servers[0]?.port ?? 0}`, domains: ['*'], routes: [], requiresTls: false }] }
  return { name, virtualHosts: collapsed(hosts).toSorted((left, right) => (left.name < right.name ? -1 : Number(left.name > right.name))) }
}

/** Routes that were made of a VirtualService for a Gateway serve all its hosts. */
type TableContext = GatewayContext & { readonly made: Map<string, readonly Route[]> }

function addServer(server: PlacedServer, hosts: Map<string, Growing>, context: TableContext): void {
  const requiresTls = server.tls?.redirects === true
  for (const service of virtualServicesFor(context.registry, context.client.namespace, server.gateway)) {
    const shared = sharedHosts(server, service)
    const routes = shared.length === 0 ? [] : routesOf(service, server, context)
    for (const host of routes.length === 0 ? [] : shared) grow(hosts, host.toLowerCase(), { port: server.port, routes, requiresTls })
  }
  for (const host of requiresTls ? server.hosts : []) grow(hosts, host.toLowerCase(), { port: server.port, routes: [], requiresTls })
}

function grow(hosts: Map<string, Growing>, host: string, { port, routes, requiresTls }: Growing): void {
  const standing = hosts.get(host) ?? { port, routes: [], requiresTls: false }
  hosts.set(host, { ...standing, routes: [...standing.routes, ...routes], requiresTls: standing.requiresTls || requiresTls })
}

/** The narrower of each two hosts that overlap. */
export function sharedHosts({ hosts }: Pick<PlacedServer, 'hosts'>, service: Pick<VirtualService, 'hosts' | 'namespace'>): readonly string[] {
  const open = hosts
    .map((host) => host.split('/'))
    .flatMap(([first = '', second]) => (second === undefined ? [first] : first === service.namespace ? [second] : []))
  const pairs = open.flatMap((host) => service.hosts.map((other) => ({ host, other })))
  return [...new Set(pairs.flatMap(({ host, other }) => (isWithin(host, other) ? [host] : isWithin(other, host) ? [other] : [])))]
}

function routesOf(service: VirtualService, server: PlacedServer, { registry, scope, client, made }: TableContext): readonly Route[] {
  const key = `${server.gateway} ${service.namespace}/${service.name}`
  const lookUp = (host: string) => visibleFrom(registry.byHost.get(host)?.get(service.namespace), client.namespace) ?? scope.byHost.get(host)
  const routes = made.get(key) ?? httpRoutes(service, { ...client, gateway: server.gateway, port: server.port, profile: registry.profile, lookUp })
  made.set(key, routes)
  return routes
}

const visibleFrom = (service: MeshService | undefined, namespace: string): MeshService | undefined =>
  service !== undefined && isVisible(service.audience, namespace) ? service : undefined

/** Hosts with the very same routes become one, under the name of the most specific; routes that take everything go last. */
function collapsed(hosts: ReadonlyMap<string, Growing>): readonly VirtualHost[] {
  const sorted = [...hosts].toSorted(([left], [right]) => moreSpecificFirst(left, right))
  const numbers = new Map([...new Set(sorted.flatMap(([, { routes }]) => routes))].map((route, index) => [route, index]))
  const groups = Map.groupBy(sorted, ([, { routes, requiresTls }]) => [requiresTls, ...routes.map((route) => numbers.get(route))].join())
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(([host, growing]) =>
      hostOf(
        host,
        growing,
        group.map(([name]) => name),
      ),
    ),
  )
}

const hostOf = (host: string, { port, routes, requiresTls }: Growing, domains: readonly string[]): VirtualHost => ({
  name: `${host}:${port}`,
  domains,
  routes: [...routes.filter(({ match }) => !isCatchAll(match)), ...routes.filter(({ match }) => isCatchAll(match))],
  requiresTls,
})
