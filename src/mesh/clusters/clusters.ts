import { isWildcard } from '../host-name.ts'
import type { Cluster, ClusterType } from '../../model/envoy.ts'
import { blackHoleCluster, clusterName, passthroughCluster } from '../cluster-name.ts'
import type { DestinationRule, Policy, Subset } from '../objects/destination-rule.ts'
import { isSelected, noLabels, type Labels } from '../objects/labels.ts'
import type { MeshPort, MeshService } from '../objects/service.ts'
import { remembering } from '../remembering.ts'
import type { Registry } from '../registry/registry.ts'
import { ruleForClient } from '../registry/rule-of.ts'
import type { Scope } from '../scope/sidecar-scope.ts'
import { policyFor, subsetPolicy, typeUnder, upstreamHttp } from './policy.ts'

/** Whom clusters are made for. */
export type Client = { readonly kind: 'sidecar' | 'gateway'; readonly namespace: string; readonly labels: Labels }

/** The clusters of a proxy: one for each port of each service that it may see, and one for each subset. */
export function clustersFor(registry: Registry, scope: Scope, client: Client): readonly Cluster[] {
  const made = scope.services.filter(({ resolution }) => resolution !== 'alias').flatMap((service) => clustersOf(service, { registry, scope, client }))
  return [...(client.kind === 'gateway' ? [fixed.blackHole] : [fixed.blackHole, fixed.passthrough]), ...made]
}

const fixed = {
  blackHole: { name: blackHoleCluster, type: 'STATIC', http: '', host: '', port: 0, subset: '', labels: {}, source: null },
  passthrough: { name: passthroughCluster, type: 'ORIGINAL_DST', http: 'as-client', host: '', port: 0, subset: '', labels: {}, source: null },
} as const satisfies Record<string, Cluster>

type Context = { readonly registry: Registry; readonly scope: Scope; readonly client: Client }

function clustersOf(service: MeshService, context: Context): readonly Cluster[] {
  const { registry, scope, client } = context
  const rule = ruleForClient(scope.rules.get(service.hostname) ?? [], client)
  const make = () =>
    service.ports.filter((port) => port.protocol !== 'UDP' && isServed(service, port)).flatMap((port) => portClusters(service, port, { ...context, rule }))
  return client.kind === 'gateway' ? make() : registry.remembered.clusters(service, remembering)(rule, make)
}

// Hosts that are looked up on demand: only what names its host can be forwarded so.
const isServed = (service: MeshService, { protocol }: MeshPort): boolean => !isOnDemand(service) || ['HTTP', 'TLS', 'GRPC', 'HTTP2'].includes(protocol)

const isOnDemand = ({ hostname, resolution }: MeshService): boolean => resolution === 'dynamic-dns' && isWildcard(hostname)

type RuledContext = Context & { readonly rule: DestinationRule | undefined }

/** A port's cluster and those of its subsets. Where DNS finds the endpoints there has to be one, or there is no cluster. */
function portClusters(service: MeshService, port: MeshPort, context: RuledContext): readonly Cluster[] {
  const { client, rule, registry } = context
  const type = typeOf(service, client)
  const endpoints = registry.endpoints(service, port.number)
  if (isDns(type) && endpoints.length === 0) return []
  const policy = policyFor(rule?.policy ?? null, port.number)
  const whole = clusterFor({ service, port, client }, { name: '', labels: noLabels }, { policy, type })
  const subsets = (isOnDemand(service) ? [] : (rule?.subsets ?? [])).map((subset) => ({
    subset,
    cluster: clusterFor({ service, port, client }, subset, { policy: subsetPolicy(policy, subset.policy, port.number), type: whole.type }),
  }))
  const hasEndpoint = ({ labels }: Subset): boolean => endpoints.some((endpoint) => isSelected(labels, endpoint.labels))
  return [whole, ...subsets.filter(({ cluster, subset }) => !isDns(cluster.type) || hasEndpoint(subset)).map(({ cluster }) => cluster)]
}

type Target = { readonly service: MeshService; readonly port: MeshPort; readonly client: Client }

function clusterFor(
  { service, port, client }: Target,
  subset: Pick<Subset, 'name' | 'labels'>,
  { policy, type }: { readonly policy: Policy; readonly type: ClusterType },
): Cluster {
  const place = { host: service.hostname, port: port.number, subset: subset.name }
  return {
    name: clusterName(place),
    ...place,
    labels: Object.fromEntries(subset.labels),
    type: typeUnder(policy, type),
    http: upstreamHttp(policy, port.protocol, client.kind),
    source: service.id,
  }
}

/** Gateways get no packets with an address of their own to follow: they have to be told. */
function typeOf({ resolution, ...service }: MeshService, { kind }: Client): ClusterType {
  if (resolution === 'passthrough') return kind === 'gateway' ? 'EDS' : 'ORIGINAL_DST'
  if (resolution === 'dynamic-dns') return isWildcard(service.hostname) ? 'DYNAMIC_FORWARD_PROXY' : 'EDS'
  return types[resolution]
}

const types = { told: 'EDS', alias: 'EDS', 'strict-dns': 'STRICT_DNS', 'logical-dns': 'LOGICAL_DNS' } as const satisfies Record<string, ClusterType>

const isDns = (type: ClusterType): boolean => type === 'STRICT_DNS' || type === 'LOGICAL_DNS'
