import type { Chain, Cluster, ProxyConfig, Retry, Route, RouteTable, VirtualHost } from '../../../src/model/envoy.ts'
import { bare, domainsText, listenerText, routesText, targetText, type NormalForm, type NormalRoute } from './normal-form.ts'
import { secondsOf } from './seconds.ts'

/** A prediction in normal form. */
export function predictedForm({ clusters, listeners, tables }: ProxyConfig): NormalForm {
  return new Map([
    ...clusters.map((cluster) => [`cluster ${cluster.name}`, clusterText(cluster)] as const),
    ...listeners.map(({ name, chains }) => [`listener ${name}`, listenerText(chains.map(chainOf))] as const),
    ...tables.flatMap(tableEntries),
  ])
}

const protocols = { '': '', http1: '', http2: 'http2', 'as-client': 'use_downstream' } as const

const types = {
  EDS: 'EDS',
  ORIGINAL_DST: 'ORIGINAL_DST',
  STRICT_DNS: 'STRICT_DNS',
  LOGICAL_DNS: 'LOGICAL_DNS',
  STATIC: 'STATIC',
  DYNAMIC_FORWARD_PROXY: 'STATIC',
} as const

const clusterText = ({ type, http }: Cluster): string => `${types[type]} ${protocols[http]}`

const chainOf = ({ match, target }: Chain) => ({
  needs: JSON.stringify([match.isPlainHttp, match.port, match.serverNames, match.ranges]),
  to:
    target.kind === 'routes'
      ? `routes ${target.name}`
      : `${target.readsMongo ? 'mongo ' : ''}${targetText(target.clusters.map(({ cluster, weight }) => [cluster, weight]))}`,
})

const tableEntries = ({ name, virtualHosts }: RouteTable): readonly (readonly [string, string])[] => [
  [`table ${name}`, ''],
  ...virtualHosts.flatMap((host) => hostEntries(name, host)),
]

const hostEntries = (table: string, { name, domains, routes, requiresTls }: VirtualHost): readonly (readonly [string, string])[] => [
  [`domains ${table} ${name}`, domainsText(domains, requiresTls)],
  [`routes ${table} ${name}`, routesText(routes.map(routeOf))],
]

function routeOf({ name, match, action, hasFault }: Route): NormalRoute {
  const route = { ...bare, name, path: match.path, headers: match.headers, query: match.query, hasFault }
  if (action.kind === 'answer') return { ...route, answer: action.status }
  if (action.kind === 'redirect') return { ...route, redirect: `${action.code} ${action.to}` }
  return {
    ...route,
    clusters: action.clusters.map(({ cluster, weight }) => [cluster, weight]),
    timeout: secondsOf(action.timeout),
    retry: retryText(action.retry),
    mirrors: action.mirrors.map(({ cluster, percent }) => [cluster, percent]),
    rewrite: action.rewrite,
  }
}

const retryText = (retry: Retry | null): string => (retry === null ? '' : JSON.stringify([retry.attempts, retry.on, retry.codes, secondsOf(retry.perTry)]))
