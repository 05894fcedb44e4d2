import { overlaps } from './host-name.ts'
import type { Gateway, Server } from './objects/gateway.ts'
import { isSelected } from './objects/labels.ts'

/** A server of a Gateway, in its place. */
export type Placed = { readonly gateway: Gateway; readonly server: Server; readonly index: number }

/** Two servers of different Gateways that claim one host on one port of the same pods. */
export type Overlap = { readonly first: Placed; readonly later: Placed; readonly host: string }

/** Overlaps, the older Gateway first. A wildcard beside a name that it covers is not one: the name counts for itself. */
export function overlappingServers(gateways: readonly Gateway[]): readonly Overlap[] {
  const placed = gateways.flatMap((gateway) => gateway.servers.map((server, index) => ({ gateway, server, index })))
  const claims = placed.flatMap((place) => [...new Set(place.server.hosts)].map((written) => ({ place, host: bare(written) })))
  const groups = Map.groupBy(claims, ({ place, host }) => `${place.server.port} ${host}`)
  return [...groups.values()].flatMap((group) =>
    group.flatMap(({ place: later, host }, index) => {
      const first = group.slice(0, index).find(({ place }) => place.gateway !== later.gateway && meet(place, later))
      return first === undefined ? [] : [{ first: first.place, later, host }]
    }),
  )
}

const bare = (host: string): string => host.slice(host.indexOf('/') + 1)

/** Whether two servers can be at the same pods for VirtualServices of the same namespace. */
function meet(first: Placed, later: Placed): boolean {
  const [left, right] = [first.gateway.selector, later.gateway.selector]
  if (left === null || right === null) return true
  return (
    (isSelected(left, right) || isSelected(right, left)) && first.server.hosts.some((host) => later.server.hosts.some((other) => sharesNamespace(host, other)))
  )
}

function sharesNamespace(host: string, other: string): boolean {
  const [left, right] = [host, other].map((written) => (written.includes('/') ? written.slice(0, written.indexOf('/')) : '*'))
  return overlaps(bare(host), bare(other)) && (left === '*' || right === '*' || left === right)
}
