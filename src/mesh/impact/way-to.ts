import type { Chain, Route } from '../../model/envoy.ts'
import { matchText } from './route-text.ts'
import type { Seen, SeenHost } from './seen.ts'

/** How a proxy gets to a cluster: its listener, and the route there; '' for none. */
export type Way = { readonly listener: string; readonly route: string }

/** The first way to a cluster, by the host of its own where there is one, and how many other hosts lead there. */
export function wayTo(seen: Seen, cluster: string): Way {
  const hosts = [...seen.hosts.values()].flatMap((host) => host.routes.filter((route) => leadsTo(route, cluster)).map((route) => ({ host, route })))
  const [first, ...others] = hosts.toSorted((left, right) => Number(isOwn(right.host, cluster)) - Number(isOwn(left.host, cluster)))
  if (first === undefined) return bytesWay(seen, cluster)
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return { listener: listenerOf(seen, first.host.table), route: `${first.host.name} ${matchText(first.route.match)}${more}` }
}

const leadsTo = ({ action }: Route, name: string): boolean => action.kind === 'forward' && action.clusters.some(({ cluster }) => cluster === name)

function isOwn({ name }: SeenHost, cluster: string): boolean {
  const [, port = '', , host = ''] = cluster.split('|')
  return name === `${host}:${port}`
}

/** The listener that reads requests for a table. */
export const listenerOf = ({ listeners }: Seen, table: string): string =>
  [...listeners.values()].find(({ chains }) => chains.some(({ target }) => target.kind === 'routes' && target.name === table))?.name ?? ''

function bytesWay({ listeners }: Seen, name: string): Way {
  const listener = [...listeners.values()].find(({ chains }) => chains.some((chain) => takesTo(chain, name)))
  return listener === undefined ? { listener: '', route: '' } : { listener: listener.name, route: 'bytes, without routes' }
}

const takesTo = ({ target }: Chain, name: string): boolean => target.kind === 'clusters' && target.clusters.some(({ cluster }) => cluster === name)
