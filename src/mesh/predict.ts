import { clustersFor } from './clusters/clusters.ts'
import type { ProxyConfig } from '../model/envoy.ts'
import { gatewayConfig } from './gateways/gateway-config.ts'
import { outboundListeners } from './listeners/outbound.ts'
import { isSelected, type Labels } from './objects/labels.ts'
import type { Sidecar } from './objects/sidecar.ts'
import type { Registry } from './registry/registry.ts'
import { rootNamespace } from './registry/rule-pools.ts'
import { sidecarTables } from './routes/sidecar-tables.ts'
import { gatewayScope, sidecarScope } from './scope/sidecar-scope.ts'

/** A proxy, or a class of proxies that get the same configuration. */
export type Proxy = {
  readonly kind: 'sidecar' | 'gateway'
  readonly namespace: string
  readonly labels: Labels
  /** The IP of its pod, where one pod is meant; '' for a class. */
  readonly address: string
}

/** What Pilot would send to a proxy. */
export function predictProxy(registry: Registry, proxy: Proxy): ProxyConfig {
  if (proxy.kind === 'gateway') return predictGateway(registry, proxy)
  const client = { ...proxy, kind: 'sidecar' } as const
  const scope = sidecarScope(registry, proxy.namespace, sidecarFor(registry, proxy))
  const listeners = outboundListeners(registry, scope, client)
  return { clusters: clustersFor(registry, scope, client), listeners, tables: sidecarTables(listeners, { registry, scope, client }) }
}

function predictGateway(registry: Registry, client: Proxy): ProxyConfig {
  const scope = gatewayScope(registry, client.namespace)
  return gatewayConfig({ registry, scope, client })
}

/** The Sidecar that a pod is under: one of its namespace that selects it, one for all of it, the mesh's, or none. */
export function sidecarFor({ sidecars }: Registry, { namespace, labels }: Pick<Proxy, 'namespace' | 'labels'>): Sidecar | null {
  const own = (sidecars.get(namespace) ?? []).find(({ workloads }) => workloads === null || isSelected(workloads, labels))
  return own ?? (sidecars.get(rootNamespace) ?? []).find(({ workloads }) => workloads === null) ?? null
}
