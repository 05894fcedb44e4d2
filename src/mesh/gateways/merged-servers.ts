import { endsHttps, isHttpServer, isPlainHttp, isTlsServer, type Gateway, type Server } from '../objects/gateway.ts'
import { put } from '../registry/by-audience.ts'

/** A server on the port that it really opens, under the name of its table of routes; '' where it has none. */
export type PlacedServer = Server & { readonly opened: number; readonly table: string }

/** What several Gateways make of one pod. */
export type Merged = {
  readonly servers: readonly PlacedServer[]
  /** Whether some server leads from network to network; one that is dropped for its port still has its clusters. */
  readonly isBetweenNetworks: boolean
}

/** The servers of several Gateways on one pod, oldest first. A server that contradicts one on its port is dropped, and only Pilot's log says so. */
export function mergedServers(gateways: readonly Gateway[], openedPort: (port: number) => number): Merged {
  const taken = new Map<number, PlacedServer[]>()
  // A host behind TLS is claimed even by a server that is dropped for its port.
  const claims = new Map<number, PlacedServer[]>()
  let isBetweenNetworks = false
  for (const server of gateways.flatMap(({ servers }) => servers)) {
    const placed = { ...server, opened: openedPort(server.port), table: '' }
    const named = { ...placed, table: tableName(placed) }
    if (hasTakenHost(named, claims.get(named.opened) ?? [])) continue
    put(claims, named.opened, named)
    isBetweenNetworks ||= named.tls?.mode === 'AUTO_PASSTHROUGH'
    if (isWelcome(named, taken.get(named.opened) ?? [])) put(taken, named.opened, named)
  }
  return { servers: [...taken.values()].flat(), isBetweenNetworks }
}

function tableName(server: PlacedServer): string {
  const bind = server.bind === '' ? '' : `.${server.bind}`
  if (isPlainHttp(server)) return `http.${server.opened}${bind}`
  const [namespace, name] = server.gateway.split('/')
  return endsHttps(server) ? `https.${server.port}.${server.portName}.${name}.${namespace}${bind}` : ''
}

const hasTakenHost = (server: PlacedServer, standing: readonly PlacedServer[]): boolean =>
  server.tls !== null && standing.some((other) => other.tls !== null && sharesHost(server, other))

function isWelcome(server: PlacedServer, standing: readonly PlacedServer[]): boolean {
  const first = standing[0]
  if (first === undefined) return true
  const plain = standing.findLast((other) => !isTlsServer(other))
  if (plain === undefined) return isWelcomeBesideTls(server, standing)
  if (plain.bind !== server.bind) return true
  return isPlainHttp(plain) && isPlainHttp(server)
}

function isWelcomeBesideTls(server: PlacedServer, standing: readonly PlacedServer[]): boolean {
  if (!isTlsServer(server)) return true
  return !isHttpServer(server) || standing.every(({ table }) => table !== server.table)
}

const sharesHost = (server: PlacedServer, other: PlacedServer): boolean => server.bind === other.bind && server.hosts.some((host) => other.hosts.includes(host))
