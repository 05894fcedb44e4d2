import type { RequestMatch } from '../../model/envoy.ts'
import type { HttpMatch, TextMatch } from '../objects/matches.ts'

export const everyRequest: RequestMatch = { path: 'prefix:/', headers: {}, query: {} }

/** What a request has to look like. */
export function requestMatch(match: HttpMatch | null): RequestMatch {
  if (match === null) return everyRequest
  const without = [...match.withoutHeaders].map(([name, value]) => [name, `not ${textOf(value)}`] as const)
  return {
    path: match.uri === null ? everyRequest.path : textOf(match.uri),
    headers: Object.fromEntries([...texts(match.headers), ...without, ...pseudoHeaders(match)]),
    query: Object.fromEntries(texts(match.query)),
  }
}

const texts = (matches: ReadonlyMap<string, TextMatch>): readonly (readonly [string, string])[] => [...matches].map(([name, value]) => [name, textOf(value)])

const pseudoHeaders = ({ method, authority, scheme }: HttpMatch): readonly (readonly [string, string])[] =>
  (
    [
      [':method', method],
      [':authority', authority],
      [':scheme', scheme],
    ] as const
  ).flatMap(([name, value]) => (value === null ? [] : [[name, textOf(value)] as const]))

const textOf = (match: TextMatch): string => (match.kind === 'present' ? 'present' : `${match.kind}:${match.value}`)

/** Whether nothing after it is ever asked. */
export const isCatchAll = ({ path, headers, query }: RequestMatch): boolean =>
  (path === 'prefix:/' || path === 'regex:.*') && Object.keys(headers).length === 0 && Object.keys(query).length === 0
