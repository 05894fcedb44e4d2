import type { MeshEffectKind } from '../model/mesh.ts'

/** What a response flag of Envoy's access log means, and what brings it about in a mesh. */
export type Flag = {
  readonly name: string
  readonly status: string
  readonly meaning: string
  readonly causes: readonly string[]
  /** A command that shows which of them it is. */
  readonly look: string
  /** Effects of a change that bring it about. */
  readonly effects: readonly MeshEffectKind[]
}

const flags: readonly Flag[] = [
  {
    name: 'NC',
    status: '503',
    meaning: 'The route was found, and the cluster that it sends to does not exist. Before Istio 1.10 this was flagged NR.',
    causes: [
      'A destination whose host no Service and no ServiceEntry has: a typing error, a namespace left out, or a short name with a dot, which is taken as it is',
      'A subset that no DestinationRule gives, or none that counts for this client',
      'A port that the Service does not have; a destination without a port means the port that was called, on sidecars even where the Service has only one',
      'A Service or DestinationRule that is not exported to the client, or left out by its Sidecar',
    ],
    look: 'istioctl proxy-config cluster POD --fqdn HOST',
    effects: ['no-cluster'],
  },
  {
    name: 'NR',
    status: '404',
    meaning: 'No route fits the request: no virtual host for its host, or no match in it. On a TCP or TLS listener: no filter chain fits.',
    causes: [
      'A VirtualService that is not bound to the Gateway, or to one with another name or namespace',
      'Hosts of Gateway and VirtualService that do not overlap',
      'A delegate that is missing, hidden, or whose conditions contradict those of its root: the entry vanishes without a word',
      'Conditions that no request meets, with no route after them that takes everything',
    ],
    look: 'istioctl proxy-config route POD --name TABLE -o json',
    effects: ['host-lost', 'route-lost', 'domain-lost'],
  },
  {
    name: 'UH',
    status: '503',
    meaning: 'The cluster exists and has no endpoint that is healthy.',
    causes: [
      'A selector of a Service, or labels of a subset, that no pod has',
      'Pods that are not ready, or none at all',
      'Endpoints that outlier detection has ejected',
      'A listener that was dropped, so that traffic meets another service or none',
    ],
    look: 'istioctl proxy-config endpoint POD --cluster "CLUSTER"',
    effects: ['no-endpoint', 'unreachable'],
  },
  {
    name: 'UF',
    status: '503',
    meaning: 'The endpoint could not be connected to: refused, timed out, or the TLS handshake failed.',
    causes: [
      'A targetPort that no container listens on',
      'TLS on one side only: a DestinationRule that switches it off under a STRICT PeerAuthentication, or a workload that entered or left the mesh',
      'A gateway that no longer listens on the port',
    ],
    look: 'istioctl proxy-config cluster POD --fqdn HOST -o json',
    effects: ['port-closed', 'cluster-changed'],
  },
  {
    name: 'UPE',
    status: '502 or 503',
    meaning: 'The answer was not in the protocol that Envoy spoke.',
    causes: [
      'HTTP/1.1 to a gRPC server, since the name of the Service port does not say grpc or http2',
      'HTTP/2 to a server that knows only HTTP/1.1',
      'A port called http that speaks something else',
    ],
    look: 'istioctl proxy-config cluster POD --fqdn HOST --port PORT -o json',
    effects: ['http2-lost', 'http2-gained', 'layer-gained'],
  },
  {
    name: 'UC',
    status: '503',
    meaning: 'The connection was broken off while the request was under way.',
    causes: [
      'The same as UPE, where the server hangs up instead of answering',
      'A server that closes idle connections sooner than its clients do',
      'A pod that ends while it is asked; without retries the client sees it',
    ],
    look: 'istioctl proxy-config cluster POD --fqdn HOST --port PORT -o json',
    effects: ['http2-lost', 'http2-gained', 'layer-gained', 'layer-lost', 'timing-changed'],
  },
  {
    name: 'UT',
    status: '504',
    meaning: 'The answer did not come within the timeout of the route.',
    causes: ['A timeout of a VirtualService that is shorter than the work', 'Retries whose tries together do not fit into the timeout'],
    look: 'istioctl proxy-config route POD --name TABLE -o json',
    effects: ['timing-changed'],
  },
  {
    name: 'UO',
    status: '503',
    meaning: 'A limit of the connection pool was reached: the circuit breaker is open.',
    causes: ['connectionPool of a DestinationRule, or one whose portLevelSettings drop what was set for the host'],
    look: 'istioctl proxy-config cluster POD --fqdn HOST -o json',
    effects: ['cluster-changed'],
  },
  {
    name: 'URX',
    status: '503',
    meaning: 'All retries were used up.',
    causes: ['Whatever made each of the tries fail: look at the flags of the tries'],
    look: 'istioctl proxy-config route POD --name TABLE -o json',
    effects: ['timing-changed'],
  },
]

export const flagNames: readonly string[] = flags.map(({ name }) => name)

/** A flag by its name, in any case. */
export const flagCalled = (name: string): Flag | undefined => flags.find((flag) => flag.name === name.toUpperCase())
