import type { MeshService } from '../objects/service.ts'
import type { Egress } from '../objects/sidecar.ts'

/** A service as a listener with a port of its own sees it: with that port alone, or not at all. A proxy for HTTP takes every port. */
export function onPort(service: MeshService, { port }: Egress): readonly MeshService[] {
  if (port === null || port.number === 0 || port.protocol === 'HTTP_PROXY') return [service]
  return withPorts(service, service.ports.filter(({ number }) => number === port.number).slice(0, 1))
}

/** The same service where nothing is left out, a copy where something is, none where nothing is left. */
export function withPorts(service: MeshService, ports: MeshService['ports']): readonly MeshService[] {
  if (ports.length === 0) return []
  return [ports.length === service.ports.length ? service : { ...service, ports }]
}
