import type { Cluster, Route } from '../../model/envoy.ts'
import type { Manifest } from '../../model/manifest.ts'
import { readDestinationRule, type DestinationRule } from '../objects/destination-rule.ts'
import { readGateway, type Gateway } from '../objects/gateway.ts'
import { noLabels } from '../objects/labels.ts'
import { byCreation } from '../objects/origin.ts'
import { readServiceEntry } from '../objects/service-entry.ts'
import { readService, type MeshService } from '../objects/service.ts'
import { readSidecar, type Sidecar } from '../objects/sidecar.ts'
import { readVirtualService, type VirtualService } from '../objects/virtual-service.ts'
import { isSelectable, readWorkload, type Workload } from '../objects/workload.ts'
import type { Profile } from '../profile.ts'
import { remembering, type Remembered } from '../remembering.ts'
import type { Names } from '../routes/domains.ts'
import type { Destinations } from '../scope/destinations.ts'
import { withAliases } from './aliases.ts'
import { byAudience, put, type ByAudience } from './by-audience.ts'
import { withDelegates } from './delegates.ts'
import { endpointsOf, type Endpoints } from './endpoints.ts'
import { rulePools, type RulePools } from './rule-pools.ts'

/** All that Pilot knows, sorted and indexed once for every proxy. */
export type Registry = {
  readonly profile: Profile
  readonly services: ByAudience<MeshService>
  /** Each service's place in Pilot's order. */
  readonly rank: ReadonlyMap<MeshService, number>
  /** By hostname, then by namespace. */
  readonly byHost: ReadonlyMap<string, ReadonlyMap<string, MeshService>>
  /** Those that are no delegates by "namespace/name", with their delegates' routes in place. */
  readonly byName: ReadonlyMap<string, VirtualService>
  /** By the gateway that they are bound to; "mesh" is every sidecar. */
  readonly virtualServices: ReadonlyMap<string, ByAudience<VirtualService>>
  readonly rules: RulePools
  /** By namespace, in the order in which Pilot asks them. */
  readonly sidecars: ReadonlyMap<string, readonly Sidecar[]>
  readonly gateways: readonly Gateway[]
  /** Every namespace that is named, in order. */
  readonly namespaces: readonly string[]
  /** Templates where no live pod was given. */
  readonly workloads: readonly Workload[]
  /** The same by namespace and label, so that a selector need not be tried on all of them. */
  readonly workloadsWith: (namespace: string, label: readonly [string, string]) => readonly Workload[]
  /** Whether addresses of pods are known. */
  readonly hasPods: boolean
  readonly endpoints: Endpoints
  /** What was made for one class of proxies and is the same for others. */
  readonly remembered: {
    readonly names: Remembered<MeshService, Remembered<string, Names>>
    readonly destinations: Remembered<VirtualService, Destinations>
    readonly isForAll: Remembered<string, boolean>
    readonly routes: Remembered<string, readonly Route[]>
    /** Of sidecars, by the service and the rule for it. */
    readonly clusters: Remembered<MeshService, Remembered<DestinationRule | undefined, readonly Cluster[]>>
  }
}

export function registryOf(manifests: readonly Manifest[], profile: Profile): Registry {
  const kinds = Map.groupBy(manifests, kindOf)
  const read = <T>(kind: string, reader: (manifest: Manifest) => T): readonly T[] => (kinds.get(kind) ?? []).map(reader)
  const written = [...read('/Service', readService), ...read('networking.istio.io/ServiceEntry', readServiceEntry).flat()]
  const services = withAliases(written.map((service) => underProfile(service, profile)).toSorted(byCreation))
  const virtualServices = withDelegates(read('networking.istio.io/VirtualService', readVirtualService)).toSorted(byCreation)
  const workloads = manifests.filter(isSelectable).map(readWorkload)
  const pods = workloads.filter(({ address }) => address !== '')
  return {
    profile,
    services: byAudience(services),
    rank: new Map(services.map((service, index) => [service, index])),
    byHost: byHostAndNamespace(services),
    byName: new Map(virtualServices.map((service) => [`${service.namespace}/${service.name}`, service])),
    virtualServices: byGateway(virtualServices),
    rules: rulePools(read('networking.istio.io/DestinationRule', readDestinationRule)),
    sidecars: Map.groupBy(read('networking.istio.io/Sidecar', readSidecar).toSorted(selectingFirst), ({ namespace }) => namespace),
    gateways: read('networking.istio.io/Gateway', readGateway).toSorted(byCreation),
    namespaces: namespacesOf(manifests),
    workloads,
    workloadsWith: byLabel(workloads),
    hasPods: pods.length > 0,
    endpoints: endpointsOf(services, pods),
    remembered: { names: remembering(), destinations: remembering(), isForAll: remembering(), routes: remembering(), clusters: remembering() },
  }
}

/** A service as older versions saw it: unknown protocols were TCP, another name was a host for DNS. */
function underProfile(service: MeshService, { sniffs, hasAliases }: Profile): MeshService {
  const isHost = service.resolution === 'alias' && !hasAliases
  const named: MeshService = isHost ? { ...service, resolution: 'strict-dns', listed: [{ address: service.aliasOf, labels: noLabels }], aliasOf: '' } : service
  return sniffs ? named : { ...named, ports: named.ports.map((port) => (port.protocol === 'Auto' ? { ...port, protocol: 'TCP' } : port)) }
}

const namespacesOf = (manifests: readonly Manifest[]): readonly string[] =>
  [...new Set(manifests.flatMap(({ id }) => (id.group === '' && id.kind === 'Namespace' ? [id.name] : id.namespace === '' ? [] : [id.namespace])))].toSorted()

function byLabel(workloads: readonly Workload[]): Registry['workloadsWith'] {
  const found = new Map<string, Workload[]>()
  for (const workload of workloads) for (const label of workload.labels) put(found, labelKey(workload.namespace, label), workload)
  return (namespace, label) => found.get(labelKey(namespace, label)) ?? []
}

const labelKey = (namespace: string, [name, value]: readonly [string, string]): string => `${namespace} ${name}=${value}`

const kindOf = ({ id }: Manifest): string => `${id.group}/${id.kind}`

const selectingFirst = (left: Sidecar, right: Sidecar): number => Number(left.workloads === null) - Number(right.workloads === null) || byCreation(left, right)

/** The oldest of one host and namespace counts, but a Service before any ServiceEntry that took its name. */
function byHostAndNamespace(services: readonly MeshService[]): Registry['byHost'] {
  const byHost = new Map<string, Map<string, MeshService>>()
  for (const service of services) {
    const its = byHost.get(service.hostname) ?? new Map<string, MeshService>()
    const standing = its.get(service.namespace)
    if (standing === undefined || (!standing.isKubernetes && service.isKubernetes)) its.set(service.namespace, service)
    byHost.set(service.hostname, its)
  }
  return byHost
}

function byGateway(virtualServices: readonly VirtualService[]): Registry['virtualServices'] {
  const bound = new Map<string, VirtualService[]>()
  for (const service of virtualServices) for (const gateway of service.gateways) put(bound, gateway, service)
  return new Map([...bound].map(([gateway, its]) => [gateway, byAudience(its)]))
}
