import { at, isObject, textAt, type Json } from '../../model/json.ts'
import { textsAt } from './export-to.ts'
import { labelsOf, type Labels } from './labels.ts'
import { numberAt } from './number-at.ts'

/** What a piece of a request has to look like. */
export type TextMatch = { readonly kind: 'exact' | 'prefix' | 'regex'; readonly value: string } | { readonly kind: 'present' }

/** One `match` of an HTTP route. */
export type HttpMatch = {
  readonly name: string
  readonly uri: TextMatch | null
  readonly scheme: TextMatch | null
  readonly method: TextMatch | null
  readonly authority: TextMatch | null
  readonly headers: ReadonlyMap<string, TextMatch>
  readonly withoutHeaders: ReadonlyMap<string, TextMatch>
  readonly query: ReadonlyMap<string, TextMatch>
  readonly ignoresCase: boolean
  readonly port: number
  readonly sourceLabels: Labels
  readonly sourceNamespace: string
  readonly gateways: readonly string[]
}

/** One `match` of a TCP or TLS route. */
export type StreamMatch = {
  readonly serverNames: readonly string[]
  readonly subnets: readonly string[]
  readonly port: number
  readonly sourceLabels: Labels
  readonly sourceNamespace: string
  readonly gateways: readonly string[]
}

export type GatewayName = (written: string) => string

export const readHttpMatch = (match: Json, gatewayName: GatewayName): HttpMatch => ({
  name: textAt(match, 'name') ?? '',
  uri: textMatchAt(match, 'uri'),
  scheme: textMatchAt(match, 'scheme'),
  method: textMatchAt(match, 'method'),
  authority: textMatchAt(match, 'authority'),
  headers: matchesAt(match, 'headers'),
  withoutHeaders: matchesAt(match, 'withoutHeaders'),
  query: matchesAt(match, 'queryParams'),
  ignoresCase: at(match, 'ignoreUriCase') === true,
  port: numberAt(match, 'port') ?? 0,
  sourceLabels: labelsOf(at(match, 'sourceLabels')),
  sourceNamespace: textAt(match, 'sourceNamespace') ?? '',
  gateways: textsAt(match, 'gateways').map(gatewayName),
})

export const readStreamMatch = (match: Json, gatewayName: GatewayName): StreamMatch => ({
  serverNames: textsAt(match, 'sniHosts'),
  subnets: textsAt(match, 'destinationSubnets'),
  port: numberAt(match, 'port') ?? 0,
  sourceLabels: labelsOf(at(match, 'sourceLabels')),
  sourceNamespace: textAt(match, 'sourceNamespace') ?? '',
  gateways: textsAt(match, 'gateways').map(gatewayName),
})

const textMatchAt = (match: Json, key: string): TextMatch | null => {
  const written = at(match, key)
  return isObject(written) ? readTextMatch(written) : null
}

function matchesAt(match: Json, key: string): ReadonlyMap<string, TextMatch> {
  const written = at(match, key)
  return new Map(isObject(written) ? Object.entries(written).map(([name, value]) => [name, readTextMatch(value)]) : [])
}

const kinds = ['exact', 'prefix', 'regex'] as const

function readTextMatch(written: Json): TextMatch {
  const kind = kinds.find((name) => textAt(written, name) !== undefined)
  const value = kind === undefined ? '' : (textAt(written, kind) ?? '')
  // Istio takes the regex "*", which is none, for "whatever it is, it is there".
  return kind === undefined || (kind === 'regex' && value === '*') ? { kind: 'present' } : { kind, value }
}
