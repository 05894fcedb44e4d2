import { listAt, type Json } from '../../model/json.ts'
import type { Manifest, ResourceId } from '../../model/manifest.ts'
import { fullName } from '../host-name.ts'
import { audienceOf, textsAt, type Audience } from './export-to.ts'
import { readHttpRoute, readTargets, type HttpRoute, type Target } from './http-route.ts'
import { readStreamMatch, type GatewayName, type StreamMatch } from './matches.ts'
import { originOf, type Origin } from './origin.ts'

/** The gateway that stands for all sidecars. */
export const meshGateway = 'mesh'

/** A TCP or TLS route. */
export type StreamRoute = { readonly matches: readonly StreamMatch[]; readonly targets: readonly Target[]; readonly source: ResourceId }

export type VirtualService = Origin & {
  readonly hosts: readonly string[]
  /** As "namespace/name", or "mesh". */
  readonly gateways: readonly string[]
  readonly audience: Audience
  readonly http: readonly HttpRoute[]
  readonly tls: readonly StreamRoute[]
  readonly tcp: readonly StreamRoute[]
}

/** A VirtualService with every short name written out. */
export function readVirtualService(manifest: Manifest): VirtualService {
  const { body } = manifest
  const origin = originOf(manifest)
  const gatewayName: GatewayName = (written) => gatewayNameIn(origin.namespace, written)
  const gateways = textsAt(body, 'spec', 'gateways').map(gatewayName)
  const stream = (route: Json): StreamRoute => ({
    matches: listAt(route, 'match').map((match) => readStreamMatch(match, gatewayName)),
    targets: readTargets(route, origin.namespace),
    source: manifest.id,
  })
  return {
    ...origin,
    hosts: textsAt(body, 'spec', 'hosts').map((host) => fullName(host, origin.namespace)),
    gateways: gateways.length === 0 ? [meshGateway] : gateways,
    audience: audienceOf(textsAt(body, 'spec', 'exportTo'), origin.namespace),
    http: listAt(body, 'spec', 'http').map((route) => readHttpRoute(route, { namespace: origin.namespace, gatewayName })),
    tls: listAt(body, 'spec', 'tls').map(stream),
    tcp: listAt(body, 'spec', 'tcp').map(stream),
  }
}

/** "name", "./name" and the old "name.namespace…" as "namespace/name". */
function gatewayNameIn(namespace: string, written: string): string {
  if (written === meshGateway) return written
  if (written.startsWith('./')) return `${namespace}/${written.slice(2)}`
  if (written.includes('/')) return written
  const [name, itsNamespace] = written.split('.')
  return `${itsNamespace ?? namespace}/${name}`
}

/** A VirtualService without hosts is a part that others delegate to. */
export const isDelegate = ({ hosts }: VirtualService): boolean => hosts.length === 0
