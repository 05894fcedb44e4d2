import type { Client } from '../clusters/clusters.ts'
import type { Registry } from '../registry/registry.ts'
import type { Scope } from '../scope/sidecar-scope.ts'

/** All that a gateway's configuration is made from. */
export type GatewayContext = { readonly registry: Registry; readonly scope: Scope; readonly client: Client }
