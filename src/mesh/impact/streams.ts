import type { Chain } from '../../model/envoy.ts'
import type { ResourceId } from '../../model/manifest.ts'
import { asksText } from './chain-text.ts'
import type { Effect } from './effect.ts'
import type { Seen } from './seen.ts'
import { isMissing, whyMissing } from './where-to.ts'

/** A chain of a listener that takes bytes to a cluster which is not there, as a VirtualService says. */
export type LostStream = { readonly host: string; readonly match: string; readonly cluster: string; readonly source: ResourceId }

export const lostStreams = (state: Seen): readonly LostStream[] =>
  [...state.listeners.values()].flatMap(({ name, chains }) =>
    chains.flatMap((chain) => missingOf(chain, state).map((lost) => ({ ...lost, host: name, match: asksText(chain) }))),
  )

function missingOf({ target }: Chain, state: Seen): readonly Pick<LostStream, 'cluster' | 'source'>[] {
  if (target.kind !== 'clusters' || target.source === null) return []
  const { source } = target
  return target.clusters.filter(({ cluster }) => isMissing(cluster, state)).map(({ cluster }) => ({ cluster, source }))
}

/** Whether connections like these were taken anywhere. */
export const hasChain = ({ listeners }: Seen, { host, match }: Pick<LostStream, 'host' | 'match'>): boolean =>
  listeners.get(host)?.chains.some((chain) => asksText(chain) === match) === true

/** Bytes that lead nowhere; those that already did are no news. */
export function streamEffects(before: Seen, after: Seen): readonly Effect[] {
  const known = new Set(lostStreams(before).map(keyOf))
  return lostStreams(after)
    .filter((lost) => !known.has(keyOf(lost)))
    .map((lost) => effectOf(lost, { before, after }))
}

const keyOf = ({ host, match, cluster }: LostStream): string => [host, match, cluster].join('\n')

const effectOf = ({ host, match, cluster, source }: LostStream, { before, after }: { readonly before: Seen; readonly after: Seen }): Effect => ({
  kind: 'no-cluster',
  severity: hasChain(before, { host, match }) ? 'block' : 'warn',
  flag: 'NC',
  subject: cluster,
  before: '',
  after: cluster,
  message: `Connections to ${host} that match ${match} are closed: there is no ${cluster}`,
  why: whyMissing(cluster, after),
  source,
  spot: { kind: 'listener', name: host },
})
