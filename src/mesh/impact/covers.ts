import type { RequestMatch } from '../../model/envoy.ts'

/** Whether a route surely takes every request that another match is for. */
export const covers = (taker: RequestMatch, match: RequestMatch): boolean =>
  coversPath(taker.path, match.path) && isAskedBy(taker.headers, match.headers) && isAskedBy(taker.query, match.query)

const isAskedBy = (conditions: Readonly<Record<string, string>>, all: Readonly<Record<string, string>>): boolean =>
  Object.entries(conditions).every(([name, value]) => all[name] === value)

function coversPath(taker: string, path: string): boolean {
  if (taker === path || taker === 'prefix:/' || taker === 'regex:.*') return true
  return taker.startsWith('prefix:') && (path.startsWith(taker) || path.startsWith(`exact:${taker.slice('prefix:'.length)}`))
}
