import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'

const groups: Readonly<Record<string, string>> = {
  Service: '',
  Namespace: '',
  Secret: '',
  Deployment: 'apps',
  DaemonSet: 'apps',
  StatefulSet: 'apps',
  ReplicaSet: 'apps',
  ReplicationController: '',
  Pod: '',
  CloneSet: 'apps.kruise.io',
  Job: 'batch',
  CronJob: 'batch',
  HorizontalPodAutoscaler: 'autoscaling',
  PodDisruptionBudget: 'policy',
  PeerAuthentication: 'security.istio.io',
  AuthorizationPolicy: 'security.istio.io',
  MutatingWebhookConfiguration: 'admissionregistration.k8s.io',
  Certificate: 'cert-manager.io',
  EnvoyFilter: 'networking.istio.io',
  Rollout: 'argoproj.io',
}

/** An object called "namespace/name". */
export function object(kind: string, called: string, body: JsonObject = {}): Manifest {
  const [namespace = '', name = ''] = called.split('/')
  return { id: { group: groups[kind] ?? 'networking.istio.io', kind, namespace, name }, version: 'v1', body: { kind, metadata: { namespace, name }, ...body } }
}

/** A Service with one port that selects `app: name`. */
export const serving = (called: string, port: JsonObject, spec: JsonObject = {}): Manifest =>
  object('Service', called, { spec: { selector: { app: called.split('/')[1] ?? '' }, ports: [port], ...spec } })

/** A Deployment whose pods are labelled `app: name` and more. */
export const running = (called: string, labels: JsonObject = {}, image = 'registry.example.com/app:1'): Manifest =>
  object('Deployment', called, {
    spec: { template: { metadata: { labels: { app: called.split('/')[1] ?? '', ...labels } }, spec: { containers: [{ name: 'app', image }] } } },
  })

/** A VirtualService of these hosts, for sidecars or for these gateways, with these routes. */
export const routing = (
  called: string,
  { hosts, gateways = ['mesh'] }: { hosts: readonly string[]; gateways?: readonly string[] },
  http: readonly JsonObject[],
): Manifest => object('VirtualService', called, { spec: { hosts, gateways, http } })

export const to = (host: string, port?: number): JsonObject => ({ route: [{ destination: port === undefined ? { host } : { host, port: { number: port } } }] })

/** A Gateway of HTTP on port 80, and the pods behind it. */
export const ingress: readonly Manifest[] = [
  running('istio-system/ingress'),
  object('Gateway', 'istio-system/public', {
    spec: { selector: { app: 'ingress' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }] },
  }),
]

/** The name of that Gateway. */
export const publicGateway = 'istio-system/public'
