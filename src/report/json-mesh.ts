import type { Chain, Listener, Route, RouteAction, RouteTable } from '../model/envoy.ts'
import type { MeshEffect, MeshProxy, MeshReport } from '../model/mesh.ts'
import type { MeshDocument } from './mesh-schema.ts'

type ProxyDocument = MeshDocument['proxies'][number]

/** The mesh as the JSON report tells it: all of it, in the order of its tables. */
export const meshDocument = ({ proxies, effects, same, graph, unknown }: MeshReport): MeshDocument => ({
  proxies: proxies.map(proxyOf),
  effects: effects.map(effectOf),
  same,
  graph: { paths: [...graph.paths], more: graph.more },
  unknown: [...unknown],
})

const effectOf = ({ classes, ...effect }: MeshEffect): MeshDocument['effects'][number] => ({ ...effect, classes: classes.map((hit) => ({ ...hit })) })

const proxyOf = ({ members, clusters, listeners, tables, labels, ...proxy }: MeshProxy): ProxyDocument => ({
  ...proxy,
  labels: { ...labels },
  members: [...members],
  clusters: clusters.map((cluster) => ({ ...cluster, labels: { ...cluster.labels } })),
  listeners: listeners.map(listenerOf),
  tables: tables.map(tableOf),
})

const listenerOf = ({ chains, ...listener }: Listener): ProxyDocument['listeners'][number] => ({ ...listener, chains: chains.map(chainOf) })

const chainOf = ({ match, target }: Chain): ProxyDocument['listeners'][number]['chains'][number] => ({
  match: { ...match, serverNames: [...match.serverNames], ranges: [...match.ranges] },
  target: target.kind === 'routes' ? target : { ...target, clusters: [...target.clusters] },
})

const tableOf = ({ name, virtualHosts }: RouteTable): ProxyDocument['tables'][number] => ({
  name,
  virtualHosts: virtualHosts.map(({ domains, routes, ...host }) => ({ ...host, domains: [...domains], routes: routes.map(routeOf) })),
})

const routeOf = ({ match, action, ...route }: Route): ProxyDocument['tables'][number]['virtualHosts'][number]['routes'][number] => ({
  ...route,
  match: { ...match, headers: { ...match.headers }, query: { ...match.query } },
  action: actionOf(action),
})

const actionOf = (action: RouteAction) =>
  action.kind === 'forward'
    ? {
        ...action,
        clusters: [...action.clusters],
        mirrors: [...action.mirrors],
        retry: action.retry === null ? null : { ...action.retry, codes: [...action.retry.codes] },
      }
    : action
