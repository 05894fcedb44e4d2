import { compareText } from '../../../src/model/json.ts'

/**
 * What a proxy was sent, as texts that can be compared one by one: "cluster NAME", "listener NAME", "table NAME",
 * "domains TABLE HOST" and "routes TABLE HOST".
 */
export type NormalForm = ReadonlyMap<string, string>

export type NormalRoute = {
  readonly name: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly clusters: readonly (readonly [string, number])[]
  readonly timeout: number
  readonly retry: string
  readonly mirrors: readonly (readonly [string, number])[]
  readonly rewrite: string
  readonly answer: number
  readonly redirect: string
  readonly hasFault: boolean
}

/** A route that says nothing. */
export const bare: NormalRoute = {
  name: '',
  path: '',
  headers: {},
  query: {},
  clusters: [],
  timeout: 0,
  retry: '',
  mirrors: [],
  rewrite: '',
  answer: 0,
  redirect: '',
  hasFault: false,
}

/** What a connection needs to get into a chain, and where it goes. */
export type NormalChain = { readonly needs: string; readonly to: string }

export const listenerText = (chains: readonly NormalChain[]): string =>
  chains
    .map(({ needs, to }) => `${needs} → ${to}`)
    .toSorted()
    .join('\n')

export const domainsText = (domains: readonly string[], requiresTls: boolean): string =>
  [...domains.toSorted(), ...(requiresTls ? ['(TLS only)'] : [])].join(' ')

export const routesText = (routes: readonly NormalRoute[]): string =>
  routes.map((route) => JSON.stringify({ ...route, headers: sorted(route.headers), query: sorted(route.query) })).join('\n')

const sorted = (record: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).toSorted(([left], [right]) => compareText(left, right)))

export const targetText = (clusters: readonly (readonly [string, number])[]): string => clusters.map(([name, weight]) => `${name} (${weight})`).join(', ')
