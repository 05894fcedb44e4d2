import type { Finding } from '../model/finding.ts'
import { textAt } from '../model/json.ts'
import { compareIds, keyOf, type Manifest, type ResourceId } from '../model/manifest.ts'
import { portFinding } from './port-finding.ts'
import type { Protocol } from './protocol.ts'
import { portsOf, type ServicePort } from './service-ports.ts'

/** The rules that the mesh has findings of. */
export const meshRules = ['mesh/port-protocol'] as const

/** What Envoy calls a Service port that it can send to. */
export type MeshCluster = {
  /** Such as "outbound|8080||shop.default.svc.cluster.local". */
  readonly name: string
  readonly protocol: Protocol
  readonly port: number
  readonly service: ResourceId
}

/** Manifests → the clusters that Istio makes of their Services, in order of Service and port. */
export function clustersOf(manifests: readonly Manifest[]): readonly MeshCluster[] {
  const all = meshServices(manifests).flatMap((service) => [...portsOf(service).values()].map((port) => clusterOf(service, port)))
  return all.filter(({ protocol }) => protocol !== 'UDP')
}

/** Manifests before and after → a finding for each Service port whose traffic the mesh begins to treat differently. */
export function meshImpact(before: readonly Manifest[], after: readonly Manifest[]): readonly Finding[] {
  const earlier = new Map(meshServices(before).map((service) => [keyOf(service.id), service]))
  return meshServices(after).flatMap((service) => {
    const known = earlier.get(keyOf(service.id))
    return known === undefined ? [] : portFindings(known, service)
  })
}

/** A Service that is only another name for a host gets no cluster of its own. */
function meshServices(manifests: readonly Manifest[]): readonly Manifest[] {
  const services = manifests.filter(({ id, body }) => id.group === '' && id.kind === 'Service' && textAt(body, 'spec', 'type') !== 'ExternalName')
  return services.toSorted((left, right) => compareIds(left.id, right.id))
}

const clusterOf = ({ id }: Manifest, { number, protocol }: ServicePort): MeshCluster => ({
  name: `outbound|${number}||${id.name}.${id.namespace === '' ? 'default' : id.namespace}.svc.cluster.local`,
  protocol,
  port: number,
  service: id,
})

function portFindings(before: Manifest, after: Manifest): readonly Finding[] {
  const ports = portsOf(after)
  return [...portsOf(before).values()].flatMap((earlier) => {
    const port = ports.get(earlier.number)
    return port === undefined ? [] : portFinding(after, earlier, port)
  })
}
