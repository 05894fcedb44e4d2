import { at, listAt, textAt, type Json } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { clusterDomain } from '../host-name.ts'
import { protocolOf, type Protocol } from '../protocol.ts'
import { annotatedExport, audienceOf, type Audience } from './export-to.ts'
import { labelsOf, type Labels } from './labels.ts'
import { numberAt } from './number-at.ts'
import { originOf, type Origin } from './origin.ts'

/** How Envoy learns where to send: told by Pilot, by the packet's own address, by DNS; an alias is only another name. */
export type Resolution = 'told' | 'passthrough' | 'strict-dns' | 'logical-dns' | 'dynamic-dns' | 'alias'

export type MeshPort = {
  readonly number: number
  readonly name: string
  readonly protocol: Protocol
  /** The container's port, by number or by name. */
  readonly target: number | string
}

/** One place that a service's traffic can end at. */
export type Endpoint = { readonly address: string; readonly labels: Labels }

/** A host that proxies know: a Service of Kubernetes, or one host and address of a ServiceEntry. */
export type MeshService = Origin & {
  readonly hostname: string
  readonly isKubernetes: boolean
  /** Whether it is outside of the mesh. */
  readonly isExternal: boolean
  readonly resolution: Resolution
  /** An IP, a range, "VIP(name.namespace)" where only the cluster knows, or 0.0.0.0 where there is none. */
  readonly address: string
  readonly ports: readonly MeshPort[]
  readonly audience: Audience
  /** As written: parts of one service are only those that say it alike. */
  readonly exportTo: readonly string[]
  readonly labels: Labels
  /** Selects pods; null where nothing does. */
  readonly selector: Labels | null
  /** Endpoints that the object itself lists, or the host where DNS finds it. */
  readonly listed: readonly Endpoint[]
  /** Other names that lead here. */
  readonly aliases: readonly string[]
  /** The host that this is another name of; '' where it is none. */
  readonly aliasOf: string
}

export const unspecified = '0.0.0.0'

/** A Service as proxies see it. */
export function readService(manifest: Manifest): MeshService {
  const { body } = manifest
  const origin = originOf(manifest)
  const selector = labelsOf(at(body, 'spec', 'selector'))
  const exportTo = annotatedExport(textAt(body, 'metadata', 'annotations', 'networking.istio.io/exportTo'))
  const external = textAt(body, 'spec', 'type') === 'ExternalName' ? (textAt(body, 'spec', 'externalName') ?? '') : ''
  return {
    ...origin,
    hostname: `${origin.name}.${origin.namespace}.svc.${clusterDomain}`,
    isKubernetes: true,
    isExternal: external !== '',
    resolution: resolutionOf(body, external),
    address: addressOf(body, origin),
    ports: listAt(body, 'spec', 'ports').flatMap(readPort),
    audience: audienceOf(exportTo, origin.namespace),
    exportTo,
    labels: labelsOf(at(body, 'metadata', 'labels')),
    selector: selector.size === 0 ? null : selector,
    listed: [],
    aliases: [],
    aliasOf: external,
  }
}

function resolutionOf(body: Json, external: string): Resolution {
  if (isHeadless(body)) return 'passthrough'
  return external === '' ? 'told' : 'alias'
}

const isHeadless = (body: Json): boolean => textAt(body, 'spec', 'clusterIP') === 'None'

function addressOf(body: Json, { name, namespace }: Origin): string {
  if (isHeadless(body) || textAt(body, 'spec', 'type') === 'ExternalName') return unspecified
  const given = textAt(body, 'spec', 'clusterIP') ?? ''
  return given === '' ? `VIP(${name}.${namespace})` : given
}

function readPort(port: Json): readonly MeshPort[] {
  const number = numberAt(port, 'port')
  if (number === undefined) return []
  return [
    {
      number,
      name: textAt(port, 'name') ?? '',
      protocol: protocolOf(port, number),
      target: numberAt(port, 'targetPort') ?? textAt(port, 'targetPort') ?? number,
    },
  ]
}
