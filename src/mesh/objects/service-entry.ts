import { at, listAt, textAt, type Json } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { namedProtocol } from '../protocol.ts'
import { audienceOf, textsAt } from './export-to.ts'
import { isObject } from '../../model/json.ts'
import { labelsOf, noLabels } from './labels.ts'
import { numberAt } from './number-at.ts'
import { originOf } from './origin.ts'
import { unspecified, type Endpoint, type MeshPort, type MeshService, type Resolution } from './service.ts'

/** A ServiceEntry as proxies see it: one service for each host and address. */
export function readServiceEntry(manifest: Manifest): readonly MeshService[] {
  const { body } = manifest
  const origin = originOf(manifest)
  const resolution = resolutions[textAt(body, 'spec', 'resolution') ?? 'NONE'] ?? 'passthrough'
  const selected = at(body, 'spec', 'workloadSelector')
  const addresses = textsAt(body, 'spec', 'addresses').map(trimHostMask)
  const exportTo = textsAt(body, 'spec', 'exportTo')
  const shared = {
    ...origin,
    isKubernetes: false,
    isExternal: textAt(body, 'spec', 'location') !== 'MESH_INTERNAL',
    resolution,
    ports: listAt(body, 'spec', 'ports').flatMap(readPort),
    audience: audienceOf(exportTo, origin.namespace),
    exportTo,
    labels: labelsOf(at(body, 'metadata', 'labels')),
    selector: isObject(selected) ? labelsOf(at(selected, 'labels')) : null,
    aliases: [],
    aliasOf: '',
  }
  return textsAt(body, 'spec', 'hosts').flatMap((hostname) =>
    (addresses.length === 0 ? [unspecified] : addresses).map((address) => ({
      ...shared,
      name: hostname,
      hostname,
      address,
      listed: listedEndpoints(body, { hostname, resolution }),
    })),
  )
}

const resolutions: Readonly<Record<string, Resolution>> = {
  NONE: 'passthrough',
  STATIC: 'told',
  DNS: 'strict-dns',
  DNS_ROUND_ROBIN: 'logical-dns',
  DYNAMIC_DNS: 'dynamic-dns',
}

// A range of one address is that address, with a listener of its own.
const trimHostMask = (address: string): string => address.replace(/\/32$/, '')

/** Where DNS resolves and no endpoint is listed, the host itself is the endpoint. */
function listedEndpoints(body: Json, { hostname, resolution }: { hostname: string; resolution: Resolution }): readonly Endpoint[] {
  const listed = listAt(body, 'spec', 'endpoints').map((endpoint) => ({ address: textAt(endpoint, 'address') ?? '', labels: labelsOf(at(endpoint, 'labels')) }))
  if (listed.length > 0 || at(body, 'spec', 'workloadSelector') !== undefined) return listed
  return resolution === 'strict-dns' || resolution === 'logical-dns' ? [{ address: hostname, labels: noLabels }] : []
}

function readPort(port: Json): readonly MeshPort[] {
  const number = numberAt(port, 'number')
  if (number === undefined) return []
  const protocol = namedProtocol(textAt(port, 'protocol') ?? '')
  return [{ number, name: textAt(port, 'name') ?? '', protocol, target: numberAt(port, 'targetPort') ?? number }]
}
