import { isSameLabels, noLabels } from '../objects/labels.ts'
import { isSameSet } from '../sets.ts'
import type { MeshPort, MeshService } from '../objects/service.ts'

/** One service a host: a real Service takes the place of others, parts of one service become one again, and what came first stays. */
export function mergedServices(services: readonly MeshService[]): readonly MeshService[] {
  const byHost = new Map<string, MeshService>()
  for (const service of services) {
    const standing = byHost.get(service.hostname)
    byHost.set(service.hostname, standing === undefined ? service : merged(standing, service))
  }
  return [...byHost.values()]
}

function merged(standing: MeshService, service: MeshService): MeshService {
  if (standing === service || (standing.isKubernetes && !service.isKubernetes)) return standing
  if (!standing.isKubernetes && service.isKubernetes) return service
  if (hasSamePorts(standing, service) || !areParts(standing, service)) return standing
  const numbers = new Set(standing.ports.map(({ number }) => number))
  return { ...standing, ports: [...standing.ports, ...service.ports.filter(({ number }) => !numbers.has(number))] }
}

const hasSamePorts = (left: MeshService, right: MeshService): boolean =>
  left.ports.length === right.ports.length && left.ports.every((port, index) => isSamePort(port, right.ports[index]))

const isSamePort = (port: MeshPort, other: MeshPort | undefined): boolean =>
  other !== undefined && port.number === other.number && port.name === other.name && port.protocol === other.protocol

const areParts = (left: MeshService, right: MeshService): boolean =>
  left.namespace === right.namespace &&
  left.resolution === right.resolution &&
  isSameLabels(left.selector ?? noLabels, right.selector ?? noLabels) &&
  isSameLabels(left.labels, right.labels) &&
  isSameSet(left.exportTo, right.exportTo)
