import { canShare } from '../objects/export-to.ts'
import { unspecified, type MeshPort, type MeshService } from '../objects/service.ts'
import { isHttp, isTls } from '../protocol.ts'
import { put } from '../registry/by-audience.ts'
import type { Registry } from '../registry/registry.ts'

/** A port of a service, as a listener wants it. */
export type Claim = { readonly service: MeshService; readonly port: MeshPort; readonly address: string }

/** Two claims on one listener: the later one is dropped, or both are guessed apart. */
export type Collision = { readonly kind: 'dropped' | 'mixed'; readonly first: Claim; readonly later: Claim }

/** Ports that want one address and number, in Pilot's order. What single Sidecars or TCP routes make of them is not asked. */
export function collisionsIn({ rank }: Registry): readonly Collision[] {
  const listeners = Map.groupBy([...rank.keys()].flatMap(claimsOf), ({ address, port }) => `${address}_${port.number}`)
  return [...listeners.values()].flatMap((claims) => (claims.length < 2 ? [] : collisionsOn(claims)))
}

function claimsOf(service: MeshService): readonly Claim[] {
  if (service.resolution === 'alias') return []
  // Bytes for a headless Service are told apart by the addresses of its pods.
  const isPerPod = service.isKubernetes && service.address === unspecified
  const address = service.address.includes('/') ? unspecified : service.address
  return service.ports
    .filter(({ protocol }) => protocol !== 'UDP' && (isHttp(protocol) || !isPerPod))
    .map((port) => ({ service, port, address: isHttp(port.protocol) ? unspecified : address }))
}

function collisionsOn(claims: readonly Claim[]): readonly Collision[] {
  const [standing, dropped] = [new Map<string, Claim[]>(), new Array<Collision>()]
  const isMixable = !claims.some(({ port }) => speaksFirst(port))
  for (const later of claims) {
    const rivals = isMixable ? (standing.get(matchOf(later)) ?? []) : [...standing.values()].flat()
    const first = rivals.find((other) => isRival(other, later) && (matchOf(other) === matchOf(later) || isAlone(other, later)))
    if (first === undefined) put(standing, matchOf(later), later)
    else if (!isHttp(first.port.protocol) || !isHttp(later.port.protocol)) dropped.push({ kind: 'dropped', first, later })
  }
  return [...dropped, ...mixed(standing)]
}

/** HTTP and bytes on one listener, told once for all of them. */
function mixed(standing: ReadonlyMap<string, readonly Claim[]>): readonly Collision[] {
  const [requests] = standing.get(http) ?? []
  const bytes = [...standing].find(([match]) => match !== http)?.[1][0]
  return requests === undefined || bytes === undefined || !isRival(requests, bytes) ? [] : [{ kind: 'mixed', first: requests, later: bytes }]
}

const http = 'http'

/** What a connection is told apart by: only TLS names its server, and only where the address does not. */
function matchOf({ service, port, address }: Claim): string {
  if (isHttp(port.protocol)) return http
  const range = service.address.includes('/') ? service.address : ''
  return isTls(port.protocol) && address === unspecified ? `tls ${service.hostname} ${range}` : `tcp ${range}`
}

const isRival = ({ service: first }: Claim, { service: later }: Claim): boolean => first.hostname !== later.hostname && canShare(first.audience, later.audience)

// Nothing can be guessed from what the client says where the server speaks first.
const speaksFirst = ({ protocol }: MeshPort): boolean => protocol === 'Mongo' || protocol === 'MySQL'

/** Whether two protocols never share a listener. */
const isAlone = ({ port: first }: Claim, { port: later }: Claim): boolean => first.protocol !== later.protocol && (speaksFirst(first) || speaksFirst(later))
