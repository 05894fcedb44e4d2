import type { ProxyConfig } from './envoy.ts'
import type { Severity } from './finding.ts'
import type { ResourceId } from './manifest.ts'

/** Proxies that get the same configuration: gateways of one kind, or the sidecars of a namespace that nothing tells apart. */
export type ProxyClass = {
  /** Such as "gateway istio-system/ingress", "sidecars of shop", "sidecars of shop (app=cart)". */
  readonly name: string
  readonly kind: 'sidecar' | 'gateway'
  readonly namespace: string
  /** The labels that tell it apart. */
  readonly labels: Readonly<Record<string, string>>
  /** The Sidecar that it is under; null for none. */
  readonly sidecar: ResourceId | null
  /** Its workloads among the manifests, as "Deployment shop/cart". */
  readonly members: readonly string[]
}

/** A class with what Pilot would send to it. */
export type MeshProxy = ProxyClass & ProxyConfig

/** What a change of manifests does to proxies, worst first. */
export const meshEffects = [
  'no-cluster',
  'http2-lost',
  'port-closed',
  'host-lost',
  'no-endpoint',
  'unreachable',
  'route-lost',
  'layer-lost',
  'layer-gained',
  'http2-gained',
  'domain-lost',
  'order-changed',
  'target-changed',
  'timing-changed',
  'route-changed',
  'cluster-lost',
  'listener-changed',
  'cluster-changed',
  'domain-gained',
  'route-gained',
  'host-gained',
  'port-opened',
  'cluster-gained',
] as const

export type MeshEffectKind = (typeof meshEffects)[number]

/** Proxies that an effect is seen at. */
export type HitClass = { readonly name: string; readonly workloads: number }

/** One effect, with all the classes of proxies that it is seen at. */
export type MeshEffect = {
  /** '' where manifests were compared that are no environment's. */
  readonly environment: string
  readonly kind: MeshEffectKind
  readonly severity: Severity
  /** What a caller sees, as Envoy's access log has it, such as "503 NC"; '' where requests go on. */
  readonly flag: string
  /** The cluster, host or listener that it is about. */
  readonly subject: string
  readonly before: string
  readonly after: string
  /** What happens to whom, one sentence. */
  readonly message: string
  /** Why, one sentence. */
  readonly why: string
  /** The object that it comes from; null where no single one does. */
  readonly source: ResourceId | null
  readonly classes: readonly HitClass[]
}

/** What a step of a path is in both states; the same text on both sides where nothing moved, '' where it is not there. */
export type Sides = { readonly before: string; readonly after: string }

/** A step of a path: what it is called, and what else there is to say of it. */
export type MeshStep = { readonly name: Sides; readonly detail: Sides }

/** How one class of proxies gets to one place: through a listener and a route to a cluster and what answers there. */
export type MeshPath = {
  readonly environment: string
  readonly severity: Severity
  /** What a caller sees; '' where requests go on. */
  readonly flag: string
  /** The step that cannot be reached, so that requests fail; 'none' where they go on. */
  readonly brokenAt: 'route' | 'cluster' | 'endpoints' | 'none'
  readonly caller: HitClass
  readonly route: MeshStep
  readonly cluster: MeshStep
  readonly endpoints: Sides
}

/** The paths that a change touches most, worst first, and how many more there are. */
export type MeshGraph = { readonly paths: readonly MeshPath[]; readonly more: number }

/** How much of what proxies have a change does not touch, each thing once, however many proxies have it. */
export type MeshSame = { readonly clusters: number; readonly listeners: number; readonly routes: number }

export const nothingSame: MeshSame = { clusters: 0, listeners: 0, routes: 0 }

/** What the mesh room says of manifests, or of two states of them. */
export type MeshReport = {
  readonly proxies: readonly MeshProxy[]
  readonly effects: readonly MeshEffect[]
  /** All zero where no two states were compared. */
  readonly same: MeshSame
  readonly graph: MeshGraph
  /** What manifests cannot tell, and what is not modelled, one sentence each. */
  readonly unknown: readonly string[]
}
