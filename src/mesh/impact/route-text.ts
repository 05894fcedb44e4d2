import type { RequestMatch, Retry, Route, RouteAction } from '../../model/envoy.ts'

/** What a request has to look like, as people say it: "prefix:/api", "exact:/pay [:method=exact:POST]". */
export function matchText({ path, headers, query }: RequestMatch): string {
  const conditions = [...Object.entries(headers), ...Object.entries(query).map(([name, value]) => [`?${name}`, value] as const)].map(
    ([name, value]) => `${name}=${value}`,
  )
  return conditions.length === 0 ? path : `${path} [${conditions.toSorted().join(', ')}]`
}

export function targetsText(action: RouteAction): string {
  if (action.kind === 'redirect') return `${action.code} ${action.to}`
  if (action.kind === 'answer') return String(action.status)
  return action.clusters.length === 1 ? (action.clusters[0]?.cluster ?? '') : action.clusters.map(({ cluster, weight }) => `${cluster} ${weight}`).join(', ')
}

export const timingText = (action: RouteAction): string =>
  action.kind === 'forward' ? `timeout ${timeoutText(action.timeout)}, ${retryText(action.retry)}` : ''

const timeoutText = (timeout: string): string => (timeout === '0s' ? 'none' : timeout)

function retryText(retry: Retry | null): string {
  if (retry === null) return 'no retries'
  const codes = retry.codes.length === 0 ? '' : ` (${retry.codes.join(', ')})`
  return `${retry.attempts} ${retry.attempts === 1 ? 'retry' : 'retries'} on ${retry.on}${codes}${retry.perTry === '' ? '' : `, each ${retry.perTry}`}`
}

/** What else a route does. */
export function partsOf({ action, hasFault }: Route): string {
  if (action.kind !== 'forward') return ''
  const parts = [
    ...action.mirrors.map(({ cluster, percent }) => `mirror ${percent} % to ${cluster}`),
    ...(action.rewrite === '' ? [] : [`rewrite to ${action.rewrite}`]),
    ...(hasFault ? ['faults injected'] : []),
  ]
  return parts.length === 0 ? 'nothing else' : parts.join(', ')
}
