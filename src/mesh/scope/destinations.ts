import type { Destination, HttpRoute } from '../objects/http-route.ts'
import type { VirtualService } from '../objects/virtual-service.ts'

/** Hosts with their ports; 0 stands for a port that nobody wrote. */
export type Destinations = ReadonlyMap<string, ReadonlySet<number>>

/** Where a VirtualService sends clients of a namespace. */
export function destinationsOf(virtualService: VirtualService, client: string): Destinations {
  const found = new Map<string, Set<number>>()
  for (const { host, port } of allDestinations(virtualService, client)) found.set(host, (found.get(host) ?? new Set()).add(port))
  return found
}

/** Whether it sends clients of every namespace to the same. */
export const sendsAllAlike = ({ http }: VirtualService): boolean => http.every(({ matches }) => matches.every(({ sourceNamespace }) => sourceNamespace === ''))

function allDestinations({ http, tcp, tls }: VirtualService, client: string): readonly Destination[] {
  const streams = [...tcp, ...tls].flatMap(({ targets }) => targets.map(({ destination }) => destination))
  return [...http.filter((route) => isForNamespace(route, client)).flatMap(destinationsOfRoute), ...streams]
}

const destinationsOfRoute = ({ targets, mirror, mirrors }: HttpRoute): readonly Destination[] => [
  ...targets.map(({ destination }) => destination),
  ...(mirror === null ? [] : [mirror]),
  ...(mirrors ?? []).map(({ destination }) => destination),
]

/** Whether clients of a namespace can match, as far as Pilot looks: one match for another namespace hides a route that also has one for all. */
function isForNamespace({ matches }: HttpRoute, client: string): boolean {
  const named = matches.map(({ sourceNamespace }) => sourceNamespace).filter((namespace) => namespace !== '')
  return named.length === 0 || named.includes(client)
}
