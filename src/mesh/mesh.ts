import type { Finding } from '../model/finding.ts'
import { textAt } from '../model/json.ts'
import { compareIds, keyOf, type Manifest, type ResourceId } from '../model/manifest.ts'
import type { ProxyConfig } from './envoy.ts'
import { portFinding } from './port-finding.ts'
import { predictProxy, type Proxy } from './predict.ts'
import { newestMinor, profileOf } from './profile.ts'
import type { Protocol } from './protocol.ts'
import { registryOf, type Registry } from './registry/registry.ts'
import { portsOf, type ServicePort } from './service-ports.ts'

export type { Chain, Cluster, ProxyConfig, Retry, Route, RouteTable, VirtualHost } from './envoy.ts'
export type { Proxy } from './predict.ts'

/** Everything that Pilot would know of, indexed once for any number of proxies. */
export type Mesh = Registry

/** Manifests, desired or live → what Istio 1.`minor` knows. */
export const meshOf = (manifests: readonly Manifest[], minor = newestMinor): Mesh => registryOf(manifests, profileOf(minor))

/** What Pilot would send to a proxy. */
export const predict = (mesh: Mesh, proxy: Proxy): ProxyConfig => predictProxy(mesh, proxy)

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
