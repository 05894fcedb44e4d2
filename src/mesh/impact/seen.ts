import type { Cluster, Listener, ProxyConfig, RouteTable, VirtualHost } from '../../model/envoy.ts'

/** A virtual host with the table that it stands in. */
export type SeenHost = VirtualHost & { readonly table: string }

/** What one proxy has, by the names that two states of it are compared by. */
export type Seen = {
  readonly kind: 'sidecar' | 'gateway'
  readonly clusters: ReadonlyMap<string, Cluster>
  readonly listeners: ReadonlyMap<string, Listener>
  readonly hosts: ReadonlyMap<string, SeenHost>
  /** "host:port" that bytes are taken to by some listener. */
  readonly asBytes: ReadonlySet<string>
  /** Clusters that some route or listener sends to. */
  readonly used: ReadonlySet<string>
}

export function seen({ clusters, listeners, tables }: ProxyConfig, kind: 'sidecar' | 'gateway'): Seen {
  const targets = listeners.flatMap(({ chains }) =>
    chains.flatMap(({ target }) => (target.kind === 'clusters' ? target.clusters.map(({ cluster }) => cluster) : [])),
  )
  return {
    kind,
    clusters: new Map(clusters.map((cluster) => [cluster.name, cluster])),
    listeners: new Map(listeners.map((listener) => [listener.name, listener])),
    hosts: hostsOf(tables, kind),
    asBytes: new Set(targets.map(placeOf)),
    used: new Set([...targets, ...tables.flatMap(targetsOf)]),
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

/** "host:port" of "outbound|port||host". */
export function placeOf(cluster: string): string {
  const [, port = '', , host = ''] = cluster.split('|')
  return `${host}:${port}`
}

/** How a sidecar treats what goes to a place: as requests, as bytes, as either, or not at all. */
export type Form = 'requests' | 'bytes' | 'guessed' | 'none'

export function formOf({ asBytes, hosts }: Seen, place: string): Form {
  if (hosts.has(place)) return asBytes.has(place) ? 'guessed' : 'requests'
  return asBytes.has(place) ? 'bytes' : 'none'
}
