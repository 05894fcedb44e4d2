import type { Chain, RequestMatch, RouteAction, WeightedCluster } from '../../model/envoy.ts'

/** What a connection has to look like. */
export function chainAsks({ match }: Chain): string {
  const asks = [
    ...(match.isPlainHttp ? ['Trans: raw_buffer; App: HTTP'] : []),
    ...(match.port === 0 ? [] : [`Port: ${match.port}`]),
    ...(match.serverNames.length === 0 ? [] : [`SNI: ${match.serverNames.join(',')}`]),
    ...(match.ranges.length === 0 ? [] : [`Addr: ${match.ranges.join(',')}`]),
  ]
  return asks.length === 0 ? 'ALL' : asks.join('; ')
}

export const chainGoes = ({ target }: Chain): string => (target.kind === 'routes' ? `Route: ${target.name}` : `Cluster: ${clustersText(target.clusters)}`)

/** What a request has to look like: "/api*", "/pay", "regex /r/.*", and its conditions. */
export function matchText({ path, headers, query }: RequestMatch): string {
  const value = path.slice(path.indexOf(':') + 1)
  const written = path.startsWith('prefix:') ? `${value}*` : path.startsWith('regex:') ? `regex ${value}` : value
  const conditions = [...Object.entries(headers), ...Object.entries(query).map(([name, text]) => [`?${name}`, text] as const)]
  return [written, ...conditions.map(([name, text]) => `${name} ${text}`)].join(' & ')
}

/** Where a request goes, how long it may take, and what is tried again. */
export function actionText(action: RouteAction): string {
  if (action.kind === 'answer') return `answer ${action.status}`
  if (action.kind === 'redirect') return `redirect ${action.code} ${action.to}`
  const { clusters, timeout, retry, mirrors, rewrite } = action
  return [
    clustersText(clusters),
    ...(timeout === '0s' ? [] : [`timeout ${timeout}`]),
    retry === null ? 'no retries' : `${retry.attempts} retries`,
    ...mirrors.map(({ cluster, percent }) => `mirror ${percent} % ${cluster}`),
    ...(rewrite === '' ? [] : [`rewrite ${rewrite}`]),
  ].join('; ')
}

const clustersText = (clusters: readonly WeightedCluster[]): string =>
  (clusters.length === 1 ? clusters.map(({ cluster }) => cluster) : clusters.map(({ cluster, weight }) => `${cluster} ${weight}`)).join(', ')
