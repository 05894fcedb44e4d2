import type { Chain } from '../../model/envoy.ts'
import { unspecified, type MeshPort, type MeshService } from '../objects/service.ts'
import { isHttp, isTcp, type Protocol } from '../protocol.ts'
import { anything, mergedChains, plainHttp, type Entry } from './entry.ts'
import { streamChains, type Heard, type StreamContext } from './stream-chains.ts'

/** A port of a service, and the address that it is to be heard on; '' leaves it to the service. */
export type Place = { readonly service: MeshService; readonly port: MeshPort; readonly bind: string }

export type Standing = {
  readonly standing: (key: string) => Entry | undefined
  readonly isLocked: (key: string) => boolean
  readonly streams: StreamContext
}

/** The listener of a place as it becomes with this port: HTTP shares one, bytes take theirs, and who comes second may find it taken. null changes nothing. */
export function heard(place: Place, { standing, isLocked, streams }: Standing): { readonly key: string; readonly entry: Entry } | null {
  const { port } = place
  if (port.protocol === 'UDP') return null
  const { address, ranges } = addressFor(place)
  const key = `${address}_${port.number}`
  const current = standing(key)
  if (isLocked(key) || (current !== undefined && isSettled(current, port.protocol))) return null
  const chains = chainsFor({ ...place, bind: address, ranges }, streams)
  const entry = { address, port: port.number, chains, protocol: protocolFor(port.protocol, address) }
  if (current === undefined || isReplaced(current, port.protocol)) return { key, entry }
  return isServerFirst(current.protocol, port.protocol) ? null : { key, entry: merged(current, entry) }
}

type Address = { readonly address: string; readonly ranges: readonly string[] }

function addressFor({ service, port, bind }: Place): Address {
  if (bind !== '') return { address: bind, ranges: [] }
  if (isHttp(port.protocol)) return { address: unspecified, ranges: [] }
  return service.address.includes('/') ? { address: unspecified, ranges: [service.address] } : { address: service.address, ranges: [] }
}

/** Whether a listener already does all that a port asks for. */
const isSettled = ({ protocol }: Entry, asked: Protocol): boolean =>
  asked !== 'HTTP_PROXY' && ((isHttp(asked) && !isTcp(protocol)) || (asked === 'Auto' && protocol === 'Auto'))

const isReplaced = ({ protocol }: Entry, asked: Protocol): boolean => asked === 'HTTP_PROXY' || (asked === 'Auto' && isHttp(protocol))

// Guessing what is spoken waits for the client, and these wait for the server: they never share.
const isServerFirst = (standing: Protocol, asked: Protocol): boolean =>
  standing !== asked && [standing, asked].some((protocol) => protocol === 'Mongo' || protocol === 'MySQL')

// HTTP on every address lets other bytes through, so it guesses too.
const protocolFor = (protocol: Protocol, address: string): Protocol =>
  isHttp(protocol) && protocol !== 'HTTP_PROXY' && address === unspecified ? 'Auto' : protocol

function merged(current: Entry, entry: Entry): Entry {
  const staysStream = isTcp(current.protocol) && isTcp(entry.protocol)
  return { ...current, chains: mergedChains(current.chains, entry.chains), protocol: staysStream ? current.protocol : 'Auto' }
}

function chainsFor(place: Heard, streams: StreamContext): readonly Chain[] {
  const { service, port, bind } = place
  const shared = String(port.number)
  if (port.protocol === 'HTTP_PROXY') return [routes(shared, anything)]
  if (isHttp(port.protocol)) return [routes(shared, bind === unspecified ? plainHttp : anything)]
  const bytes = streamChains(place, streams)
  return isTcp(port.protocol) ? bytes : [...bytes, routes(bind === unspecified ? shared : `${service.hostname}:${shared}`, plainHttp)]
}

const routes = (name: string, match: Chain['match']): Chain => ({ match, target: { kind: 'routes', name } })
