import type { Chain, Listener } from '../../model/envoy.ts'

/** A listener in one line: for each chain what it asks for, and where it goes. */
export const formText = ({ chains }: Listener): string => chains.map(chainText).join('; ')

const chainText = (chain: Chain): string => `${asksText(chain)} → ${goesText(chain)}`

/** What a connection has to look like. */
export function asksText({ match }: Chain): string {
  const asks = [
    ...(match.isPlainHttp ? ['HTTP'] : []),
    ...(match.port === 0 ? [] : [`port ${match.port}`]),
    ...match.serverNames.map((name) => `SNI ${name}`),
    ...match.ranges,
  ]
  return asks.length === 0 ? 'all' : asks.join(', ')
}

function goesText({ target }: Chain): string {
  if (target.kind === 'routes') return `routes ${target.name}`
  return target.clusters.map(({ cluster, weight }) => (target.clusters.length === 1 ? cluster : `${cluster} ${weight}`)).join(', ')
}
