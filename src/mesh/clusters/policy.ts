import { at, objectAt, textAt } from '../../model/json.ts'
import type { ClusterType, UpstreamHttp } from '../../model/envoy.ts'
import type { Policy, PortedPolicy } from '../objects/destination-rule.ts'
import { isHttp, layerOf, type Protocol } from '../protocol.ts'

const nothingSaid: Policy = { connectionPool: null, loadBalancer: null }

/** The policy of one port: what is said of the port stands in the place of all that is said of the host. */
export const policyFor = (policy: PortedPolicy | null, port: number): Policy => policy?.ports.get(port) ?? policy ?? nothingSaid

/** A subset's policy over its host's: part by part, but whole where the subset speaks of the port. */
export function subsetPolicy(policy: Policy, subset: PortedPolicy | null, port: number): Policy {
  if (subset === null) return policy
  const its = subset.ports.get(port)
  if (its !== undefined) return its
  return { connectionPool: subset.connectionPool ?? policy.connectionPool, loadBalancer: subset.loadBalancer ?? policy.loadBalancer }
}

/** A rule can have packets go where they were sent to, unless hosts are looked up on demand. */
export const typeUnder = ({ loadBalancer }: Policy, type: ClusterType): ClusterType =>
  textAt(loadBalancer ?? undefined, 'simple') === 'PASSTHROUGH' && type !== 'DYNAMIC_FORWARD_PROXY' ? 'ORIGINAL_DST' : type

/** What a cluster speaks: what its port is, unless a rule says otherwise. */
export function upstreamHttp({ connectionPool }: Policy, protocol: Protocol, client: 'sidecar' | 'gateway'): UpstreamHttp {
  const http = objectAt(connectionPool ?? undefined, 'http')
  if (at(http, 'useClientProtocol') === true) return 'as-client'
  if (layerOf[protocol] === 'http2') return 'http2'
  // Only sidecars know what their client spoke; an upgrade does not change that.
  if (protocol === 'Auto' && client === 'sidecar') return 'as-client'
  if (textAt(http, 'h2UpgradePolicy') === 'UPGRADE') return 'http2'
  return isHttp(protocol) && Object.keys(http).length > 0 ? 'http1' : ''
}
