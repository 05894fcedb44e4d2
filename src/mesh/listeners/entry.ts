import type { Chain, ChainMatch } from '../../model/envoy.ts'
import type { Protocol } from '../protocol.ts'
import { isSameSet } from '../sets.ts'

/** A listener while it is being put together. */
export type Entry = {
  readonly address: string
  readonly port: number
  readonly chains: readonly Chain[]
  /** 'Auto' once it tells HTTP from the rest. */
  readonly protocol: Protocol
}

export const anything: ChainMatch = { isPlainHttp: false, serverNames: [], ranges: [], port: 0 }
export const plainHttp: ChainMatch = { ...anything, isPlainHttp: true }

export const matchesAll = ({ isPlainHttp, serverNames, ranges }: ChainMatch): boolean =>
  !isPlainHttp && (serverNames.length === 0 || serverNames.includes('*')) && ranges.length === 0

/** A match as Envoy gets it: a name or a range that is any is none. */
export const asSent = (match: ChainMatch): ChainMatch => ({
  ...match,
  serverNames: match.serverNames.includes('*') ? [] : match.serverNames.toSorted(),
  ranges: match.ranges.filter(notUnspecified).map(asRange).toSorted(),
})

/** An address alone is the range of that address. */
const asRange = (range: string): string => (range.includes('/') ? range : `${range}/${range.includes(':') ? 128 : 32}`)

/** The chains of a listener and those that come to it, without those whose place is taken: Pilot drops them in silence. */
export const mergedChains = (standing: readonly Chain[], incoming: readonly Chain[]): readonly Chain[] =>
  incoming.reduce((merged, chain) => (merged.some((other) => isTaken(other.match, chain.match)) ? merged : [...merged, chain]), standing)

const isTaken = (left: ChainMatch, right: ChainMatch): boolean =>
  left.isPlainHttp === right.isPlainHttp &&
  isSameSet(left.serverNames.filter(notAny), right.serverNames.filter(notAny)) &&
  isSameSet(left.ranges.filter(notUnspecified), right.ranges.filter(notUnspecified))

const notAny = (name: string): boolean => name !== '*'
const notUnspecified = (range: string): boolean => range !== '*' && !range.startsWith('0.0.0.0')
