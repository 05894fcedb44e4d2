import { isWildcard, overlaps } from '../host-name.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import { put } from '../registry/by-audience.ts'

/** Of the VirtualServices with TCP or TLS routes, those that speak of a host; looked up, since nearly none do. */
export function streamRoutesOf(virtualServices: readonly VirtualService[]): (hostname: string) => readonly VirtualService[] {
  const streaming = virtualServices.filter(({ tcp, tls }) => tcp.length > 0 || tls.length > 0)
  const exact = new Map<string, VirtualService[]>()
  for (const service of streaming) for (const host of new Set(service.hosts)) put(exact, host, service)
  const byWildcard = streaming.filter(({ hosts }) => hosts.some(isWildcard))
  return (hostname) => {
    if (byWildcard.length === 0 && !isWildcard(hostname)) return exact.get(hostname) ?? []
    return streaming.filter(({ hosts }) => hosts.some((host) => overlaps(host, hostname)))
  }
}
