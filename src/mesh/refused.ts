import { at, listAt, type Json } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { overlaps } from './host-name.ts'
import { textsAt } from './objects/export-to.ts'
import { meshGateway } from './objects/virtual-service.ts'

/** Why Istio's validation would not let a VirtualService in, as far as it is known here; '' where it would. */
export function refusedBecause({ id, body }: Manifest): string {
  if (id.group !== 'networking.istio.io' || id.kind !== 'VirtualService') return ''
  const hosts = textsAt(body, 'spec', 'hosts')
  const gateways = textsAt(body, 'spec', 'gateways')
  if (gateways.every((gateway) => gateway === meshGateway) && hosts.includes('*')) return 'host "*" is not allowed for sidecars'
  const twice = hosts.flatMap((host, index) =>
    hosts
      .slice(index + 1)
      .filter((other) => overlaps(host, other))
      .map((other) => `hosts ${host} and ${other} overlap`),
  )
  if (twice[0] !== undefined) return twice[0]
  return ['http', 'tcp', 'tls'].every((kind) => isEmpty(body, kind)) ? 'it has no route' : ''
}

const isEmpty = (body: Json, kind: string): boolean => at(body, 'spec', kind) === undefined || listAt(body, 'spec', kind).length === 0
