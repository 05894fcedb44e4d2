import { isVisible } from '../objects/export-to.ts'
import type { DestinationRule } from '../objects/destination-rule.ts'
import type { MeshService } from '../objects/service.ts'
import { everything, type Sidecar, type Unknown } from '../objects/sidecar.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import { seenFrom } from '../registry/by-audience.ts'
import type { Registry } from '../registry/registry.ts'
import { rulesFor } from '../registry/rule-of.ts'
import { egressScope, type EgressScope } from './egress-scope.ts'
import { destinationsOf, sendsAllAlike, type Destinations } from './destinations.ts'
import { mergedServices } from './merged-services.ts'
import { onPort, withPorts } from './on-port.ts'

/** What a proxy may see: the services that get clusters, and what each of its egress listeners lets in. */
export type Scope = {
  readonly namespace: string
  readonly sidecar: Sidecar | null
  readonly egress: readonly EgressScope[]
  readonly services: readonly MeshService[]
  readonly byHost: ReadonlyMap<string, MeshService>
  readonly rules: ReadonlyMap<string, readonly DestinationRule[]>
  readonly unknown: Unknown
}

/** What the sidecars of a namespace see through a Sidecar, or through none. */
export function sidecarScope(registry: Registry, namespace: string, sidecar: Sidecar | null): Scope {
  const egress = (sidecar?.egress ?? everything).map((listener) => egressScope(registry, listener, namespace))
  const services = mergedServices(egress.flatMap((listener) => [...listener.services, ...reached(registry, listener, namespace)]))
  return scopeOf(registry, { namespace, sidecar, egress, services, unknown: sidecar?.unknown ?? { kind: 'allow', proxy: null } })
}

/** What gateways of a namespace see: all that is shown to it, whatever a Sidecar says. */
export function gatewayScope(registry: Registry, namespace: string): Scope {
  const services = mergedServices(seenFrom(registry.services, namespace))
  return scopeOf(registry, { namespace, sidecar: null, egress: [], services, unknown: { kind: 'block' } })
}

function scopeOf(registry: Registry, scope: Omit<Scope, 'byHost' | 'rules'>): Scope {
  const rules = scope.services.map((service) => [service.hostname, rulesFor(registry.rules, service, scope.namespace)] as const)
  return { ...scope, byHost: new Map(scope.services.map((service) => [service.hostname, service])), rules: new Map(rules.filter(([, its]) => its.length > 0)) }
}

/** Where VirtualServices send, as services: they get clusters though no listener asks for them. */
function reached(registry: Registry, { egress, virtualServices }: EgressScope, namespace: string): readonly MeshService[] {
  return virtualServices.flatMap((virtualService: VirtualService) =>
    [...destinationsFor(registry, virtualService, namespace)].flatMap(([host, ports]) => {
      const service = serviceNamed(registry, host, namespace)
      if (service === undefined) return []
      if (egress.port !== null && egress.port.number !== 0 && egress.port.protocol !== 'HTTP_PROXY') return onPort(service, egress)
      // A destination without a port may mean any of them.
      return ports.has(0)
        ? [service]
        : withPorts(
            service,
            service.ports.filter(({ number }) => ports.has(number)),
          )
    }),
  )
}

function destinationsFor({ remembered }: Registry, virtualService: VirtualService, namespace: string): Destinations {
  const make = () => destinationsOf(virtualService, namespace)
  return sendsAllAlike(virtualService) ? remembered.destinations(virtualService, make) : make()
}

/** The service of a host in the client's namespace, else a real Service that it sees, else the oldest that it sees. */
function serviceNamed({ byHost, rank }: Registry, host: string, client: string): MeshService | undefined {
  const its = byHost.get(host)
  const own = its?.get(client)
  if (its === undefined || own !== undefined) return own
  const visible = [...its.values()]
    .filter(({ audience }) => isVisible(audience, client))
    .toSorted((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0))
  return visible.find(({ isKubernetes }) => isKubernetes) ?? visible[0]
}
