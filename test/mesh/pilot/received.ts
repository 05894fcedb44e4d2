import { at, isObject, listAt, objectAt, textAt, toJsonText, type Json } from '../../../src/model/json.ts'
import { bare, domainsText, listenerText, routesText, targetText, type NormalForm, type NormalRoute } from './normal-form.ts'
import { secondsOf } from './seconds.ts'

/** What Pilot sent to a proxy in normal form, without what is inbound. */
export function receivedForm(proxy: Json): NormalForm {
  return new Map([
    ...listAt(proxy, 'clusters')
      .filter(isOutbound)
      .map((cluster) => [`cluster ${textOf(cluster, 'name')}`, clusterText(cluster)] as const),
    ...listAt(proxy, 'listeners')
      .filter((listener) => textAt(listener, 'direction') !== 'inbound')
      .map((listener) => [`listener ${textOf(listener, 'name')}`, listenerText(listAt(listener, 'filterChains').map(chainOf))] as const),
    ...listAt(proxy, 'routes').flatMap(tableEntries),
  ])
}

const textOf = (value: Json, ...path: readonly string[]): string => textAt(value, ...path) ?? ''

const numberOf = (value: Json, ...path: readonly string[]): number => {
  const found = at(value, ...path)
  return typeof found === 'number' ? found : 0
}

const isOutbound = (cluster: Json): boolean => !/^inbound\||^InboundPassthroughCluster$/.test(textOf(cluster, 'name'))

const clusterText = (cluster: Json): string =>
  `${textOf(cluster, 'type')} ${['http2', 'use_downstream'].find((http) => http === textAt(cluster, 'http')) ?? ''}`

function chainOf(chain: Json) {
  const match = objectAt(chain, 'match')
  const isPlainHttp = listAt(match, 'applicationProtocols').includes('http/1.1')
  const ranges = listAt(match, 'prefixRanges').map((range) => `${textOf(range, 'addressPrefix')}/${numberOf(range, 'prefixLen')}`)
  const needs = JSON.stringify([isPlainHttp, numberOf(match, 'destinationPort'), listAt(match, 'serverNames').map(String).toSorted(), ranges.toSorted()])
  const filters = listAt(chain, 'filters')
  const [last = null] = filters.filter(isObject).toReversed()
  const isMongo = filters.includes('envoy.filters.network.mongo_proxy')
  const table = textAt(last, 'rds')
  return { needs, to: table === undefined ? `${isMongo ? 'mongo ' : ''}${targetText(clustersOf(last))}` : `routes ${table}` }
}

const clustersOf = (target: Json): readonly (readonly [string, number])[] => {
  const single = textAt(target, 'cluster')
  return single === undefined ? listAt(target, 'weighted').map((part) => [textOf(part, 'cluster'), numberOf(part, 'weight')]) : [[single, 1]]
}

const tableEntries = (table: Json): readonly (readonly [string, string])[] => [
  [`table ${textOf(table, 'name')}`, ''],
  ...listAt(table, 'virtualHosts').flatMap((host) => hostEntries(textOf(table, 'name'), host)),
]

const hostEntries = (table: string, host: Json): readonly (readonly [string, string])[] => [
  [`domains ${table} ${textOf(host, 'name')}`, domainsText(listAt(host, 'domains').map(String), textAt(host, 'requireTls') === 'ALL')],
  [`routes ${table} ${textOf(host, 'name')}`, routesText(listAt(host, 'routes').map(routeOf))],
]

function routeOf(route: Json): NormalRoute {
  return {
    ...bare,
    name: textOf(route, 'name'),
    path: pathOf(route),
    headers: textsOf(route, 'headers'),
    query: textsOf(route, 'query'),
    clusters: clustersOf(route),
    timeout: secondsOf(textOf(route, 'timeout')),
    retry: retryText(at(route, 'retry')),
    mirrors: listAt(route, 'mirror').map((mirror) => [textOf(mirror, 'cluster'), percentOf(textOf(mirror, 'fraction'))]),
    rewrite: textOf(route, 'prefixRewrite'),
    answer: numberOf(route, 'directResponse'),
    redirect: redirectText(at(route, 'redirect')),
    hasFault: listAt(route, 'perFilter').includes('envoy.filters.http.fault'),
  }
}

const kinds = { prefix: 'prefix', path: 'exact', regex: 'regex' } as const

const pathOf = (route: Json): string =>
  Object.entries(kinds).flatMap(([key, kind]) => (textAt(route, 'match', key) === undefined ? [] : [`${kind}:${textOf(route, 'match', key)}`]))[0] ?? ''

const textsOf = (route: Json, key: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(objectAt(route, 'match', key)).map(([name, value]) => [name, toJsonText(value).replaceAll('"', '')]))

const retryText = (retry: Json | undefined): string =>
  isObject(retry) ? JSON.stringify([numberOf(retry, 'num'), textOf(retry, 'on'), listAt(retry, 'codes'), secondsOf(textOf(retry, 'perTry'))]) : ''

const wholes = { HUNDRED: 1, TEN_THOUSAND: 100, MILLION: 10_000 } as const

function percentOf(fraction: string): number {
  const [part, whole] = fraction.split('/')
  return Number(part) / (Object.entries(wholes).find(([name]) => name === whole)?.[1] ?? 1)
}

const codes = { MOVED_PERMANENTLY: 301, FOUND: 302, SEE_OTHER: 303, TEMPORARY_REDIRECT: 307, PERMANENT_REDIRECT: 308 } as const

function redirectText(redirect: Json | undefined): string {
  if (!isObject(redirect)) return ''
  const code = Object.entries(codes).find(([name]) => name === textAt(redirect, 'responseCode'))?.[1] ?? 301
  const scheme = textOf(redirect, 'schemeRedirect')
  return `${code} ${scheme === '' ? '' : `${scheme}://`}${textOf(redirect, 'hostRedirect')}${textOf(redirect, 'pathRedirect')}`
}
