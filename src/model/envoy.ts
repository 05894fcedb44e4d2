import type { ResourceId } from './manifest.ts'

/** What a cluster speaks to its endpoints: HTTP/1.1, HTTP/2, or what the client spoke; '' where it is not told, which is HTTP/1.1 for requests and bytes for the rest. */
export type UpstreamHttp = '' | 'http1' | 'http2' | 'as-client'

export type ClusterType = 'EDS' | 'ORIGINAL_DST' | 'STRICT_DNS' | 'LOGICAL_DNS' | 'STATIC' | 'DYNAMIC_FORWARD_PROXY'

/** Where a proxy can send. */
export type Cluster = {
  /** Such as "outbound|8080|v1|shop.default.svc.cluster.local". */
  readonly name: string
  readonly type: ClusterType
  readonly http: UpstreamHttp
  readonly host: string
  readonly port: number
  readonly subset: string
  /** What pods of the subset are labelled with. */
  readonly labels: Readonly<Record<string, string>>
  /** The object that it comes from; null for those that every proxy has. */
  readonly source: ResourceId | null
}

export type WeightedCluster = { readonly cluster: string; readonly weight: number }

/** What a connection has to look like to get into a chain; what is empty does not matter. */
export type ChainMatch = {
  /** Whether it must be HTTP in plain text, as Envoy finds by looking. */
  readonly isPlainHttp: boolean
  readonly serverNames: readonly string[]
  readonly ranges: readonly string[]
  /** The port that it was sent to; 0 where any will do. */
  readonly port: number
}

export type ChainTarget =
  | { readonly kind: 'routes'; readonly name: string }
  | {
      readonly kind: 'clusters'
      readonly clusters: readonly WeightedCluster[]
      readonly readsMongo: boolean
      /** The VirtualService that says so; null where Istio does itself. */
      readonly source: ResourceId | null
    }

export type Chain = { readonly match: ChainMatch; readonly target: ChainTarget }

/** What a proxy listens on. */
export type Listener = { readonly name: string; readonly address: string; readonly port: number; readonly chains: readonly Chain[] }

export type RequestMatch = {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

export type Retry = { readonly attempts: number; readonly on: string; readonly codes: readonly number[]; readonly perTry: string }

export type RouteAction =
  | {
      readonly kind: 'forward'
      readonly clusters: readonly WeightedCluster[]
      readonly timeout: string
      readonly retry: Retry | null
      readonly mirrors: readonly { readonly cluster: string; readonly percent: number }[]
      readonly rewrite: string
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly code: number }
  | { readonly kind: 'answer'; readonly status: number }

/** What happens to a request. */
export type Route = {
  readonly name: string
  readonly match: RequestMatch
  readonly action: RouteAction
  readonly hasFault: boolean
  /** The VirtualService that it comes from; null where Istio makes it itself. */
  readonly source: ResourceId | null
}

export type VirtualHost = {
  readonly name: string
  readonly domains: readonly string[]
  readonly routes: readonly Route[]
  readonly requiresTls: boolean
}

export type RouteTable = { readonly name: string; readonly virtualHosts: readonly VirtualHost[] }

/** Everything that Pilot would send to one proxy, as far as it is predicted. */
export type ProxyConfig = { readonly clusters: readonly Cluster[]; readonly listeners: readonly Listener[]; readonly tables: readonly RouteTable[] }
