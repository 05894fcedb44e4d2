import { mostSpecific } from '../host-name.ts'
import { isVisible } from '../objects/export-to.ts'
import { meshGateway, type VirtualService } from '../objects/virtual-service.ts'
import type { MeshService } from '../objects/service.ts'
import type { Egress } from '../objects/sidecar.ts'
import { put, seenFrom } from '../registry/by-audience.ts'
import type { Registry } from '../registry/registry.ts'
import { covers, importOf, importsOf, importsRoutes, type Imports } from './imports.ts'
import { onPort } from './on-port.ts'

/** One egress listener with what it lets in. */
export type EgressScope = {
  readonly egress: Egress
  readonly services: readonly MeshService[]
  readonly virtualServices: readonly VirtualService[]
  /** The same services by port, each with that port alone. */
  readonly byPort: ReadonlyMap<number, readonly MeshService[]>
  /** The VirtualService that names a host best. */
  readonly bestMatch: (host: string) => VirtualService | undefined
}

export function egressScope(registry: Registry, egress: Egress, namespace: string): EgressScope {
  const imports = importsOf(egress, namespace)
  const candidates = imports.isExact ? exactCandidates(registry, imports, namespace) : seenFrom(registry.services, namespace)
  const services = oneNamespaceAHost(
    candidates.flatMap((service) => imported(service, { imports, egress })),
    namespace,
  )
  const virtualServices = virtualServicesFor(registry, namespace, meshGateway).filter((service) => importsRoutes(imports, service.namespace, service.hosts))
  return { egress, services, virtualServices, byPort: servicesByPort(services), bestMatch: bestMatch(virtualServices) }
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

function bestMatch(virtualServices: readonly VirtualService[]): (host: string) => VirtualService | undefined {
  const said = virtualServices.flatMap((service) => service.hosts.map((host) => [host, service] as const))
  // Of two that name one host, the first counts.
  const named = new Map(said.toReversed())
  return (host) => mostSpecific(named, host)
}

/** A port that is served over UDP too, as DNS is, is the other one. */
function servicesByPort(services: readonly MeshService[]): ReadonlyMap<number, readonly MeshService[]> {
  const byPort = new Map<number, MeshService[]>()
  for (const service of services) {
    const ports = new Map(
      service.ports
        .filter(({ protocol }) => protocol !== 'UDP')
        .toReversed()
        .map((port) => [port.number, port]),
    )
    for (const [number, port] of ports) put(byPort, number, service.ports.length === 1 ? service : { ...service, ports: [port] })
  }
  return byPort
}
