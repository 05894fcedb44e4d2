import { at, isObject, listAt, objectAt, textAt, type Json } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { namedProtocol, type Protocol } from '../protocol.ts'
import { textsAt } from './export-to.ts'
import { readDestination, type Destination } from './http-route.ts'
import { labelsOf, type Labels } from './labels.ts'
import { numberAt } from './number-at.ts'
import { originOf, type Origin } from './origin.ts'

/** One listener that a Sidecar asks for, or the one that every sidecar has. */
export type Egress = {
  /** null is every port. */
  readonly port: { readonly number: number; readonly protocol: Protocol; readonly name: string } | null
  /** The address that the listener has to have; '' leaves it to Istio. */
  readonly bind: string
  /** Whether it opens a port of its own, instead of taking what iptables sends. */
  readonly opensPort: boolean
  /** As "namespace/host". */
  readonly hosts: readonly string[]
}

/** Where traffic to unknown hosts goes. */
export type Unknown = { readonly kind: 'allow'; readonly proxy: Destination | null } | { readonly kind: 'block' }

export type Sidecar = Origin & {
  /** null is every workload of the namespace. */
  readonly workloads: Labels | null
  readonly egress: readonly Egress[]
  /** null leaves it to the mesh's configuration. */
  readonly unknown: Unknown | null
}

export const everything: readonly Egress[] = [{ port: null, bind: '', opensPort: false, hosts: ['*/*'] }]

export function readSidecar(manifest: Manifest): Sidecar {
  const { body } = manifest
  const origin = originOf(manifest)
  const selector = at(body, 'spec', 'workloadSelector')
  const egress = listAt(body, 'spec', 'egress').map(readEgress)
  const policy = at(body, 'spec', 'outboundTrafficPolicy')
  return {
    ...origin,
    workloads: isObject(selector) ? labelsOf(at(selector, 'labels')) : null,
    egress: egress.length === 0 ? everything : egress,
    unknown: isObject(policy) ? readUnknown(policy, origin.namespace) : null,
  }
}

function readEgress(egress: Json): Egress {
  const number = numberAt(egress, 'port', 'number')
  const bind = textAt(egress, 'bind') ?? ''
  return {
    port:
      number === undefined ? null : { number, protocol: namedProtocol(textAt(egress, 'port', 'protocol') ?? ''), name: textAt(egress, 'port', 'name') ?? '' },
    bind,
    opensPort: textAt(egress, 'captureMode') === 'NONE' || bind.startsWith('unix://'),
    hosts: textsAt(egress, 'hosts'),
  }
}

// A policy without a mode has the enum's first value.
function readUnknown(policy: Json, namespace: string): Unknown {
  if (textAt(policy, 'mode') !== 'ALLOW_ANY') return { kind: 'block' }
  return { kind: 'allow', proxy: isObject(at(policy, 'egressProxy')) ? readDestination(objectAt(policy, 'egressProxy'), namespace) : null }
}
