import type { MeshRule } from './rule.ts'
import { accessNarrowed } from './rules/access-narrowed.ts'
import { clusterProtocol } from './rules/cluster-protocol.ts'
import { controlPlaneAvailability } from './rules/control-plane-availability.ts'
import { delegateLost } from './rules/delegate-lost.ts'
import { gatewayHostsOverlap } from './rules/gateway-hosts-overlap.ts'
import { gatewayPortClosed } from './rules/gateway-port-closed.ts'
import { gatewayPortUnreachable } from './rules/gateway-port-unreachable.ts'
import { gatewayRouteShadowed } from './rules/gateway-route-shadowed.ts'
import { gatewaySecretAbsent } from './rules/gateway-secret-absent.ts'
import { hostClaimedTwice } from './rules/host-claimed-twice.ts'
import { hostLost } from './rules/host-lost.ts'
import { inboundConflict } from './rules/inbound-conflict.ts'
import { injectionChanged } from './rules/injection-changed.ts'
import { jobNeverEnds } from './rules/job-never-ends.ts'
import { listenerCollision } from './rules/listener-collision.ts'
import { listenerDropped } from './rules/listener-dropped.ts'
import { noEndpoint } from './rules/no-endpoint.ts'
import { plainTextRefused } from './rules/plain-text-refused.ts'
import { portNamedUdp } from './rules/port-named-udp.ts'
import { portPolicyDrops } from './rules/port-policy-drops.ts'
import { portProtocol } from './rules/port-protocol.ts'
import { protocolContradiction } from './rules/protocol-contradiction.ts'
import { retryTiming } from './rules/retry-timing.ts'
import { routeLost } from './rules/route-lost.ts'
import { routeTargetRemoved } from './rules/route-target-removed.ts'
import { routeToHiddenHost } from './rules/route-to-hidden-host.ts'
import { routeToMissingHost } from './rules/route-to-missing-host.ts'
import { routeToMissingPort } from './rules/route-to-missing-port.ts'
import { routeToMissingSubset } from './rules/route-to-missing-subset.ts'
import { routeWithoutGateway } from './rules/route-without-gateway.ts'
import { routeWithoutPort } from './rules/route-without-port.ts'
import { serviceEntryAmbiguous } from './rules/service-entry-ambiguous.ts'
import { sidecarEgressNarrowed } from './rules/sidecar-egress-narrowed.ts'
import { subsetSelectsNothing } from './rules/subset-selects-nothing.ts'
import { tlsContradiction } from './rules/tls-contradiction.ts'
import { unknownProtocol } from './rules/unknown-protocol.ts'
import { unreachableRoute } from './rules/unreachable-route.ts'
import { upgradeDefaults } from './rules/upgrade-defaults.ts'
import { vipToggled } from './rules/vip-toggled.ts'
import { weights } from './rules/weights.ts'

// A new rule is one file and one row here.
export const rules: readonly MeshRule[] = [
  portProtocol,
  listenerCollision,
  inboundConflict,
  jobNeverEnds,
  injectionChanged,
  controlPlaneAvailability,
  upgradeDefaults,
  vipToggled,
  portPolicyDrops,
  subsetSelectsNothing,
  retryTiming,
  weights,
  gatewayPortUnreachable,
  gatewayHostsOverlap,
  gatewaySecretAbsent,
  serviceEntryAmbiguous,
  sidecarEgressNarrowed,
  routeToMissingHost,
  routeToMissingSubset,
  routeToMissingPort,
  routeWithoutPort,
  routeToHiddenHost,
  routeTargetRemoved,
  unknownProtocol,
  protocolContradiction,
  portNamedUdp,
  routeWithoutGateway,
  hostClaimedTwice,
  gatewayRouteShadowed,
  unreachableRoute,
  delegateLost,
  clusterProtocol,
  gatewayPortClosed,
  hostLost,
  listenerDropped,
  noEndpoint,
  routeLost,
  plainTextRefused,
  tlsContradiction,
  accessNarrowed,
]
