import { mostSpecific } from '../host-name.ts'
import { isVisible } from '../objects/export-to.ts'
import { meshGateway, type VirtualService } from '../objects/virtual-service.ts'
import type { MeshService } from '../objects/service.ts'
import type { Egress } from '../objects/sidecar.ts'
import { seenFrom } from '../registry/by-audience.ts'
import type { Registry } from '../registry/registry.ts'
import { covers, importOf, importsOf, importsRoutes, type Imports } from './imports.ts'
import { onPort } from './on-port.ts'

/** One egress listener with what it lets in. */
export type EgressScope = {
  readonly egress: Egress
  readonly services: readonly MeshService[]
  readonly virtualServices: readonly VirtualService[]
  /** By hostname of a service, the VirtualService that names it best. */
  readonly bestMatch: ReadonlyMap<string, VirtualService>
}

export function egressScope(registry: Registry, egress: Egress, namespace: string): EgressScope {
  const imports = importsOf(egress, namespace)
  const candidates = imports.isExact ? exactCandidates(registry, imports, namespace) : seenFrom(registry.services, namespace)
  const services = oneNamespaceAHost(
    candidates.flatMap((service) => imported(service, { imports, egress })),
    namespace,
  )
  const virtualServices = virtualServicesFor(registry, namespace, meshGateway).filter((service) => importsRoutes(imports, service.namespace, service.hosts))
  return { egress, services, virtualServices, bestMatch: bestMatches(virtualServices, services) }
}

/** VirtualServices that a namespace sees of those bound to a gateway, in Pilot's order, each once. */
export function virtualServicesFor(registry: Registry, namespace: string, gateway: string): readonly VirtualService[] {
  const bound = registry.virtualServices.get(gateway)
  if (bound === undefined) return []
  // Those for this namespace alone come before those for several.
  const few = bound.inNamespace.get(namespace) ?? []
  return [...few.filter((service) => service.namespace === namespace), ...few.filter((service) => service.namespace !== namespace), ...bound.shared]
}

function exactCandidates({ byHost, rank }: Registry, { wanted }: Imports, client: string): readonly MeshService[] {
  const named = [...wanted].flatMap(([namespace, { exact }]) => [...exact].flatMap((host) => byHost.get(host)?.get(namespace) ?? []))
  return named.filter(({ audience }) => isVisible(audience, client)).toSorted((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0))
}

/** A service as an egress listener lets it in: with its port alone where it asks for one, with the aliases that it names. */
function imported(service: MeshService, { imports, egress }: { imports: Imports; egress: Egress }): readonly MeshService[] {
  const wanted = importOf(imports, service.namespace, service.hostname)
  if (wanted === undefined) return []
  const aliases = service.aliases.filter((alias) => covers(wanted, alias))
  const named = aliases.length === service.aliases.length ? service : { ...service, aliases }
  return onPort(named, egress)
}

/** One host can be in several namespaces; the client's own comes first, then one with a real Service, then the first. */
function oneNamespaceAHost(services: readonly MeshService[], client: string): readonly MeshService[] {
  const chosen = new Map<string, MeshService>()
  for (const service of services) {
    const standing = chosen.get(service.hostname)
    if (standing === undefined || service.namespace === client || displaces(service, standing, client)) chosen.set(service.hostname, service)
  }
  return services.filter((service) => chosen.get(service.hostname)?.namespace === service.namespace)
}

const displaces = (service: MeshService, standing: MeshService, client: string): boolean =>
  service.isKubernetes && !standing.isKubernetes && standing.namespace !== client

function bestMatches(virtualServices: readonly VirtualService[], services: readonly MeshService[]): ReadonlyMap<string, VirtualService> {
  const said = virtualServices.flatMap((service) => service.hosts.map((host) => [host, service] as const))
  // Of two that name one host, the first counts.
  const named = new Map(said.toReversed())
  const best = services.map(({ hostname }) => [hostname, mostSpecific(named, hostname)] as const)
  return new Map(best.flatMap(([hostname, service]) => (service === undefined ? [] : [[hostname, service]])))
}
