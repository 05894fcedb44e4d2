import { clusterName } from '../cluster-name.ts'
import type { Cluster, Listener, ProxyConfig, RouteTable, VirtualHost } from '../../model/envoy.ts'

/** A virtual host with the table that it stands in. */
export type SeenHost = VirtualHost & { readonly table: string }

/** What one proxy has, by the names that two states of it are compared by. */
export type Seen = {
  readonly kind: 'sidecar' | 'gateway'
  readonly clusters: ReadonlyMap<string, Cluster>
  /** The clusters of a host, whole and subsets. */
  readonly clustersOf: (host: string) => readonly Cluster[]
  readonly listeners: ReadonlyMap<string, Listener>
  readonly hosts: ReadonlyMap<string, SeenHost>
  /** The virtual host of a table that answers to a domain. */
  readonly answering: (table: string, domain: string) => SeenHost | undefined
  /** Clusters, without their subset, that some listener takes bytes to. */
  readonly asBytes: ReadonlySet<string>
  /** Whether some route or listener sends to a cluster. */
  readonly uses: (cluster: string) => boolean
}

/** One class of proxies in two states. */
export type SeenStates = { readonly before: Seen; readonly after: Seen }

export function seen(config: ProxyConfig, kind: 'sidecar' | 'gateway'): Seen {
  const { clusters, listeners, tables } = config
  const hosts = hostsOf(tables, kind)
  return {
    kind,
    clusters: new Map(clusters.map((cluster) => [cluster.name, cluster])),
    clustersOf: byHost(clusters),
    listeners: new Map(listeners.map((listener) => [listener.name, listener])),
    hosts,
    answering: answeringOf(hosts),
    asBytes: new Set(byteTargets(listeners).map(withoutSubset)),
    uses: usesOf(config),
  }
}

const byteTargets = (listeners: readonly Listener[]): readonly string[] =>
  listeners.flatMap(({ chains }) => chains.flatMap(({ target }) => (target.kind === 'clusters' ? target.clusters.map(({ cluster }) => cluster) : [])))

const withoutSubset = (cluster: string): string => (cluster.includes('||') ? cluster : cluster.replace(/^(outbound\|\d+\|)[^|]*\|/, '$1|'))

/** Asked only for what a route means and there is not. */
function byHost(clusters: readonly Cluster[]): Seen['clustersOf'] {
  let known: ReadonlyMap<string, readonly Cluster[]> | null = null
  return (host) => {
    known ??= Map.groupBy(clusters, (cluster) => cluster.host)
    return known.get(host) ?? []
  }
}

/** Asked only of hosts that are not found by name. */
function answeringOf(hosts: ReadonlyMap<string, SeenHost>): Seen['answering'] {
  let known: ReadonlyMap<string, SeenHost> | null = null
  return (table, domain) => {
    known ??= new Map([...hosts.values()].flatMap((host) => host.domains.map((one) => [`${host.table} ${one}`, host] as const)))
    return known.get(`${table} ${domain}`)
  }
}

/** Asked of few clusters, and of most proxies not at all, so it is only gathered when it is. */
function usesOf({ listeners, tables }: ProxyConfig): (cluster: string) => boolean {
  let used: ReadonlySet<string> | null = null
  return (cluster) => {
    used ??= new Set([...byteTargets(listeners), ...tables.flatMap(targetsOf)])
    return used.has(cluster)
  }
}

/** Sidecars have a host once for a port, and perhaps once more alone; gateways have it once in each table. */
function hostsOf(tables: readonly RouteTable[], kind: 'sidecar' | 'gateway'): ReadonlyMap<string, SeenHost> {
  const alone = tables.filter(({ name }) => name.includes(':'))
  const shared = tables.filter(({ name }) => !name.includes(':'))
  const all = [...alone, ...shared].flatMap(({ name, virtualHosts }) => virtualHosts.map((host) => ({ ...host, table: name })))
  // Hosts without a port in their name, and the one that stands for none, are for what nobody knows.
  const known = all.filter(({ name }) => name.includes(':') && !name.startsWith('blackhole:'))
  return new Map(known.map((host) => [kind === 'gateway' ? `${host.table} ${host.name}` : host.name, host]))
}

const targetsOf = ({ virtualHosts }: RouteTable): readonly string[] =>
  virtualHosts.flatMap(({ routes }) =>
    routes.flatMap(({ action }) => (action.kind === 'forward' ? [...action.clusters, ...action.mirrors].map(({ cluster }) => cluster) : [])),
  )

/** How a sidecar treats what goes to a place: as requests, as bytes, as either, or not at all. */
export type Form = 'requests' | 'bytes' | 'guessed' | 'none'

/** How it treats what goes to the place of a cluster. */
export function formOf({ asBytes, hosts }: Seen, { host, port }: Cluster): Form {
  const isBytes = asBytes.has(clusterName({ host, port, subset: '' }))
  if (hosts.has(placeOf({ host, port }))) return isBytes ? 'guessed' : 'requests'
  return isBytes ? 'bytes' : 'none'
}

export const placeOf = ({ host, port }: Pick<Cluster, 'host' | 'port'>): string => `${host}:${port}`
