import type { Cluster, UpstreamHttp } from '../../model/envoy.ts'
import { layerEffect } from './layers.ts'
import type { Effect } from './effect.ts'
import { formOf, type Seen } from './seen.ts'

/** What becomes of the clusters that a proxy had, and which are new. */
export function clusterEffects(before: Seen, after: Seen): readonly Effect[] {
  const kept = [...after.clusters.values()].flatMap((cluster) => {
    const earlier = before.clusters.get(cluster.name)
    return earlier === undefined ? gained(cluster) : changed(earlier, cluster, { before, after })
  })
  return [...kept, ...[...before.clusters.values()].filter(({ name }) => !after.clusters.has(name)).flatMap((cluster) => lost(cluster, after))]
}

type States = { readonly before: Seen; readonly after: Seen }

function gained({ name, source }: Cluster): readonly Effect[] {
  return [
    {
      kind: 'cluster-gained',
      severity: 'info',
      flag: '',
      subject: name,
      before: '',
      after: 'there',
      message: `${name} is new`,
      why: 'A Service port or a subset is new, or has become visible',
      source,
      spot: { kind: 'cluster', name },
    },
  ]
}

/** A cluster that a route still means is told of with the route. */
function lost({ name, source }: Cluster, after: Seen): readonly Effect[] {
  if (after.uses(name)) return []
  const message =
    after.kind === 'gateway' ? `${name} is gone, and no route meant it` : `${name} is gone: traffic to it is traffic to an unknown host from now on`
  return [
    {
      kind: 'cluster-lost',
      severity: 'info',
      flag: '',
      subject: name,
      before: 'there',
      after: '',
      message,
      why: 'A Service port or a subset was removed, or is hidden from this proxy',
      source,
      spot: { kind: 'cluster', name },
    },
  ]
}

function changed(earlier: Cluster, cluster: Cluster, states: States): readonly Effect[] {
  return [...http2Effects(earlier, cluster, states), ...typeEffects(earlier, cluster), ...(cluster.subset === '' ? placeEffects(cluster, states) : [])]
}

const spoken = { '': 'HTTP/1.1', http1: 'HTTP/1.1', http2: 'HTTP/2', 'as-client': 'as the client' } as const satisfies Record<UpstreamHttp, string>

/** A gRPC server that is spoken to in HTTP/1.1 answers nothing; one that was spoken to as the client speaks still does. */
function http2Effects(earlier: Cluster, cluster: Cluster, { before, after }: States): readonly Effect[] {
  const sides = { before: spoken[earlier.http], after: spoken[cluster.http] }
  if (earlier.http === 'http2' && sides.after === 'HTTP/1.1' && sendsRequests(before, cluster) && sendsRequests(after, cluster))
    return [http2Lost(cluster, { who: after.kind === 'gateway' ? 'The gateway' : 'The sidecar', isUsed: after.uses(cluster.name), sides })]
  if (earlier.http !== 'http2' && cluster.http === 'http2') {
    const message = `HTTP/2 is spoken to ${cluster.name}: a server that knows only HTTP/1.1 breaks the connection off`
    return [{ ...protocolEffect(cluster), kind: 'http2-gained', severity: 'warn', flag: '503 UPE', ...sides, message }]
  }
  return []
}

/** What is spoken to a cluster; a listener that takes bytes passes them on as they come. */
export const spokenIn = (state: Seen, cluster: Cluster): string => (sendsRequests(state, cluster) ? spoken[cluster.http] : 'bytes')

// Bytes are passed on as they come, whatever the cluster could speak.
const sendsRequests = (state: Seen, cluster: Cluster): boolean => state.kind === 'gateway' || formOf(state, cluster) !== 'bytes'

type Loss = { readonly who: string; readonly isUsed: boolean; readonly sides: { readonly before: string; readonly after: string } }

function http2Lost(cluster: Cluster, { who, isUsed, sides }: Loss): Effect {
  const end = isUsed ? ': gRPC calls end in 502 or 503 (UPE, UC)' : ', and no route uses it'
  return {
    ...protocolEffect(cluster),
    kind: 'http2-lost',
    severity: isUsed ? 'block' : 'info',
    flag: isUsed ? '503 UPE' : '',
    ...sides,
    message: `${who} loses HTTP/2 to ${cluster.host}:${cluster.port}${end}`,
  }
}

const protocolEffect = ({ name, source }: Cluster): Pick<Effect, 'subject' | 'why' | 'source' | 'spot'> => ({
  subject: name,
  why: 'Istio takes what a cluster speaks from appProtocol or from the name of the Service port, unless a DestinationRule says otherwise',
  source,
  spot: { kind: 'cluster', name },
})

function typeEffects(earlier: Cluster, { type, name, source }: Cluster): readonly Effect[] {
  if (earlier.type === type) return []
  return [
    {
      kind: 'cluster-changed',
      severity: 'warn',
      flag: '',
      subject: name,
      before: earlier.type,
      after: type,
      message: `${name} finds its endpoints in another way`,
      why: 'A Service became headless or got an address, or a ServiceEntry resolves otherwise',
      source,
      spot: { kind: 'cluster', name },
    },
  ]
}

/** How traffic to a port is taken, which sidecars alone have a choice in. */
function placeEffects(cluster: Cluster, { before, after }: States): readonly Effect[] {
  if (after.kind === 'gateway') return []
  return layerEffect({ before: formOf(before, cluster), after: formOf(after, cluster) }, cluster)
}
