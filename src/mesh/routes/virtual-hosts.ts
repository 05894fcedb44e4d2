import type { Route, VirtualHost } from '../../model/envoy.ts'
import { clusterName } from '../cluster-name.ts'
import type { Client } from '../clusters/clusters.ts'
import { isWildcard, overlaps } from '../host-name.ts'
import type { MeshPort, MeshService } from '../objects/service.ts'
import { meshGateway, type VirtualService } from '../objects/virtual-service.ts'
import { isHttpOrSniffed } from '../protocol.ts'
import type { Registry } from '../registry/registry.ts'
import { remembering } from '../remembering.ts'
import { put } from '../registry/by-audience.ts'
import type { EgressScope } from '../scope/egress-scope.ts'
import { callingFrom, domainsOf } from './domains.ts'
import { httpRoutes } from './http-routes.ts'
import { everyRequest } from './request-match.ts'
import { retryOf } from './retry.ts'

/** Hosts with one list of routes: services of the mesh, and names that only a VirtualService knows. */
type Group = { readonly names: readonly string[]; readonly services: readonly MeshService[]; readonly routes: readonly Route[] }

export type HostContext = { readonly registry: Registry; readonly client: Client; readonly egress: EgressScope; readonly port: number }

/** The virtual hosts of one port, in the order of their names. */
export function virtualHosts(context: HostContext): readonly VirtualHost[] {
  const services = servicesOn(context)
  const routed = virtualServicesOn(services, context).flatMap((service) => groupOf(service, services, context))
  const taken = new Set(routed.flatMap((group) => group.services.map(({ hostname }) => hostname)))
  const rest = [...services.values()].filter(({ hostname }) => !taken.has(hostname)).flatMap((service) => defaultGroup(service, context))
  return named([...routed, ...rest], context).toSorted((left, right) => (left.name < right.name ? -1 : Number(left.name > right.name)))
}

/** Services that have the port, with that port alone, by hostname. */
const servicesOn = ({ egress, port }: HostContext): ReadonlyMap<string, MeshService> =>
  new Map((egress.byPort.get(port) ?? []).map((service) => [service.hostname, service]))

/** On port 80 every VirtualService counts, so that it can speak of hosts that no service has; elsewhere those that speak of a service do. */
function virtualServicesOn(services: ReadonlyMap<string, MeshService>, { egress, port }: HostContext): readonly VirtualService[] {
  if (port === 80) return egress.virtualServices
  const wildcards = [...services.keys()].filter(isWildcard)
  const speaksOf = (host: string): boolean => {
    if (services.has(host)) return true
    return isWildcard(host) ? [...services.keys()].some((name) => overlaps(host, name)) : wildcards.some((name) => overlaps(host, name))
  }
  return egress.virtualServices.filter(({ hosts }) => hosts.some(speaksOf))
}

function groupOf(virtualService: VirtualService, services: ReadonlyMap<string, MeshService>, context: HostContext): readonly Group[] {
  const { port } = context
  const routes = routesOf(virtualService, services, context)
  if (routes.length === 0) return []
  const { names, matched } = splitHosts(virtualService, services, context)
  const spoken = matched.filter((service) => service.ports.some(({ protocol }) => isHttpOrSniffed(protocol)))
  return spoken.length > 0 || port === 80 ? [{ names, services: spoken, routes }] : []
}

/** The routes of a VirtualService on a port; for all callers the same, unless it looks at who calls. */
function routesOf(virtualService: VirtualService, services: ReadonlyMap<string, MeshService>, { client, port, registry }: HostContext): readonly Route[] {
  const make = () => httpRoutes(virtualService, { ...client, port, profile: registry.profile, gateway: meshGateway, lookUp: (host) => services.get(host) })
  const name = `${virtualService.namespace}/${virtualService.name}`
  const isShared = registry.remembered.isForAll(name, () => isForAll(virtualService, registry))
  return isShared ? registry.remembered.routes(`${name} ${port}`, make) : make()
}

/** A service with one port of its own on this one adds nothing to a destination, unless it is another name for a host. */
const isForAll = ({ http }: VirtualService, { byHost }: Registry): boolean =>
  http.every(({ matches, targets, mirror, mirrors }) => {
    const hosts = [
      ...targets.map(({ destination }) => destination.host),
      ...(mirrors ?? []).map(({ destination }) => destination.host),
      ...(mirror === null ? [] : [mirror.host]),
    ]
    const isAlias = hosts.some((host) => [...(byHost.get(host)?.values() ?? [])].some(({ aliasOf }) => aliasOf !== ''))
    return !isAlias && matches.every(({ sourceLabels, sourceNamespace }) => sourceLabels.size === 0 && sourceNamespace === '')
  })

/** A VirtualService's hosts that are services, and those that are not. A wildcard means the services that nothing longer names. */
function splitHosts({ hosts, id }: VirtualService, services: ReadonlyMap<string, MeshService>, { egress }: HostContext) {
  const names: string[] = []
  const matched: MeshService[] = []
  for (const host of [...hosts.filter((name) => !isWildcard(name)), ...hosts.filter(isWildcard)]) {
    const covered = isWildcard(host) ? [...services.values()].filter(({ hostname }) => overlaps(hostname, host)) : [services.get(host) ?? []].flat()
    if (covered.length === 0) names.push(host)
    matched.push(...covered.filter(({ hostname }) => !isWildcard(host) || egress.bestMatch(hostname)?.id === id))
  }
  return { names, matched }
}

/** What a service without a VirtualService gets. */
function defaultGroup(service: MeshService, { registry }: HostContext): readonly Group[] {
  if (service.resolution === 'alias') return []
  return service.ports
    .filter(({ protocol }) => isHttpOrSniffed(protocol))
    .map((port) => ({ names: [], services: [service], routes: [defaultRoute(service, port, registry)] }))
}

const defaultRoute = ({ hostname }: MeshService, { number }: MeshPort, { profile }: Registry): Route => ({
  name: 'default',
  match: everyRequest,
  action: {
    kind: 'forward',
    clusters: [{ cluster: clusterName({ host: hostname, port: number, subset: '' }), weight: 1 }],
    timeout: '0s',
    retry: retryOf(null, profile),
    mirrors: [],
    rewrite: '',
  },
  hasFault: false,
  source: null,
})

/** Groups as virtual hosts: who comes first keeps a name and a domain, and who comes later loses it in silence. */
function named(groups: readonly Group[], context: HostContext): readonly VirtualHost[] {
  const known = new Set(groups.flatMap(({ services }) => services.map(({ hostname }) => hostname)))
  const taken = { names: new Set<string>(), domains: new Set<string>() }
  const hosts = groups.flatMap(({ names, services, routes }) => [
    ...names.map((name) => ({ host: name.toLowerCase(), routes, domains: namesOf(name.toLowerCase(), context) })),
    ...services.map((service) => ({ host: service.hostname, routes, domains: serviceNames(service, known, context) })),
  ])
  return hosts.flatMap(({ host, routes, domains }) => claimed({ name: `${host}:${context.port}`, domains, routes, requiresTls: false }, taken))
}

function namesOf(host: string, { registry, port }: HostContext): readonly string[] {
  return registry.profile.listsPorts ? [host, `${host}:${port}`] : [host]
}

/** A service's names, without the short ones that are another service's full name. */
function serviceNames(service: MeshService, known: ReadonlySet<string>, context: HostContext): readonly string[] {
  const { remembered, profile } = context.registry
  const { namespace } = context.client
  const { all, others } = remembered.names(service, remembering)(callingFrom(service, namespace), () => domainsOf(service, namespace, profile))
  return all.filter((name) => !(others.has(name) && known.has(name))).flatMap((name) => namesOf(name, context))
}

type Taken = { readonly names: Set<string>; readonly domains: Set<string> }

function claimed(host: VirtualHost, { names, domains }: Taken): readonly VirtualHost[] {
  if (names.has(host.name)) return []
  names.add(host.name)
  const free = host.domains.filter((domain) => !domains.has(domain.toLowerCase()) && domains.add(domain.toLowerCase()))
  return free.length === 0 ? [] : [{ ...host, domains: free }]
}

/** Virtual hosts by each domain that they answer to. */
export function byDomain(hosts: readonly VirtualHost[]): ReadonlyMap<string, readonly VirtualHost[]> {
  const found = new Map<string, VirtualHost[]>()
  for (const host of hosts) for (const domain of host.domains) put(found, domain, host)
  return found
}
