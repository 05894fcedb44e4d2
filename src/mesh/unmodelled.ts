import { listAt, textAt, type Json } from '../model/json.ts'
import { nameOf, shortName, type Manifest } from '../model/manifest.ts'
import { refusedBecause } from './refused.ts'

/** What of the manifests no prediction holds: what Istio refuses, and what else changes the configuration of proxies; a sentence each. */
export const unmodelledIn = (manifests: readonly Manifest[]): readonly string[] => [
  ...refusals(manifests),
  ...httpProxies(manifests),
  ...notModelled(manifests),
]

const refusals = (manifests: readonly Manifest[]): readonly string[] =>
  manifests.flatMap((manifest) => {
    const reason = refusedBecause(manifest)
    return reason === '' ? [] : [`${nameOf(manifest.id)} is left out, since Istio refuses it: ${reason}.`]
  })

/** Sidecars with a listener that an application uses as its HTTP proxy: Pilot draws which of a service's ports gets the host without a port. */
const httpProxies = (manifests: readonly Manifest[]): readonly string[] =>
  manifests
    .filter(({ id, body }) => id.group === 'networking.istio.io' && id.kind === 'Sidecar' && listAt(body, 'spec', 'egress').some(isHttpProxy))
    .map(({ id }) => `${nameOf(id)} opens an HTTP proxy (protocol HTTP_PROXY): the hosts of that listener are not predicted.`)

const isHttpProxy = (egress: Json): boolean => textAt(egress, 'port', 'protocol')?.toUpperCase() === 'HTTP_PROXY'

const others: Readonly<Record<string, readonly string[]>> = {
  'networking.istio.io': ['EnvoyFilter', 'ProxyConfig', 'WorkloadEntry', 'WorkloadGroup'],
  'gateway.networking.k8s.io': ['Gateway', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute', 'XListenerSet', 'ListenerSet'],
  'networking.k8s.io': ['Ingress'],
  'extensions.istio.io': ['WasmPlugin'],
  'telemetry.istio.io': ['Telemetry'],
  'security.istio.io': ['RequestAuthentication'],
}

// Enough to know which chart they are from.
const named = 3

function notModelled(manifests: readonly Manifest[]): readonly string[] {
  const found = manifests.filter(({ id }) => others[id.group]?.includes(id.kind) === true)
  return [...Map.groupBy(found, ({ id }) => `${id.kind}.${id.group}`).values()].map((some) => {
    const names = some.map(({ id }) => shortName(id)).toSorted()
    const [first] = some
    const kind = first?.id.kind ?? ''
    const isOne = names.length === 1
    const which = names.length <= named ? names.join(', ') : `${names.slice(0, named).join(', ')} and ${names.length - named} more`
    const whose = first?.id.group === 'gateway.networking.k8s.io' ? ' of the Gateway API' : ''
    return isOne
      ? `${kind} ${which}${whose} is not modelled: what it changes in a proxy is not predicted.`
      : `${names.length} of kind ${kind}${whose} are not modelled: what they change in a proxy is not predicted (${which}).`
  })
}
