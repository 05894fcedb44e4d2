import type { Client } from '../clusters/clusters.ts'
import type { Listener, RouteTable, VirtualHost } from '../../model/envoy.ts'
import { clusterForUnknown } from '../scope/cluster-for-unknown.ts'
import type { Unknown } from '../objects/sidecar.ts'
import type { Registry } from '../registry/registry.ts'
import type { EgressScope } from '../scope/egress-scope.ts'
import type { Scope } from '../scope/sidecar-scope.ts'
import { everyRequest } from './request-match.ts'
import { byDomain, virtualHosts } from './virtual-hosts.ts'

/** The tables of routes that a sidecar's listeners ask for. */
export function sidecarTables(
  listeners: readonly Listener[],
  context: { readonly registry: Registry; readonly scope: Scope; readonly client: Client },
): readonly RouteTable[] {
  const names = new Set(listeners.flatMap(({ chains }) => chains.flatMap(({ target }) => (target.kind === 'routes' ? [target.name] : []))))
  const ports = Map.groupBy(names, portOf)
  return [...ports].flatMap(([port, its]) => tablesOf(port, its, context)).toSorted((left, right) => (left.name < right.name ? -1 : 1))
}

const portOf = (table: string): number => Number(table.slice(table.lastIndexOf(':') + 1))

type Context = { readonly registry: Registry; readonly scope: Scope; readonly client: Client }

/** "8080" is for all hosts of a port, "host:8080" for one whose protocol is guessed and has its own listener. */
function tablesOf(port: number, names: readonly string[], { registry, scope, client }: Context): readonly RouteTable[] {
  const egress = egressFor(scope.egress, port)
  const hosts = egress === undefined ? [] : virtualHosts({ registry, client, egress, port })
  const found = byDomain(hosts)
  return names.map((name) =>
    name === String(port)
      ? { name, virtualHosts: [...hosts, forUnknown(scope.unknown)] }
      : { name, virtualHosts: alone(found.get(name.slice(0, name.lastIndexOf(':'))) ?? []) },
  )
}

/** The listener that is for a port, else the one for all. */
const egressFor = (egress: readonly EgressScope[], port: number): EgressScope | undefined =>
  egress.find((scope) => scope.egress.port === null || scope.egress.port.number === port)

const alone = (hosts: readonly VirtualHost[]): readonly VirtualHost[] => (hosts.length === 1 ? hosts.map((host) => ({ ...host, domains: ['*'] })) : hosts)

/** What becomes of requests to hosts that nobody knows. */
function forUnknown(unknown: Unknown): VirtualHost {
  const name = unknown.kind === 'allow' ? 'allow_any' : 'block_all'
  const forward = {
    kind: 'forward',
    clusters: [{ cluster: clusterForUnknown(unknown), weight: 1 }],
    timeout: '0s',
    retry: null,
    mirrors: [],
    rewrite: '',
  } as const
  const action = unknown.kind === 'allow' ? forward : ({ kind: 'answer', status: 502 } as const)
  return { name, domains: ['*'], routes: [{ name, match: everyRequest, action, hasFault: false, source: null }], requiresTls: false }
}
