import { nameOf } from '../../model/manifest.ts'
import { overlappingServers } from '../overlapping-servers.ts'
import { refIn } from '../ref-in.ts'
import type { MeshRule } from '../rule.ts'

/** Two Gateways claim one host on one port of the same pods. */
export const gatewayHostsOverlap: MeshRule = {
  id: 'mesh/gateway-hosts-overlap',
  why: 'Gateways of the same pods are merged into one listener a port; of two servers for one host behind TLS the older one counts, and routes of both are mixed',
  judge: ({ after }) =>
    overlappingServers(after.registry.gateways).map(({ first, later, host }) => ({
      object: refIn(after, later.gateway.id),
      severity: 'warn',
      effect: 'behaviour-shifts',
      path: `spec.servers[${later.index}].hosts`,
      message: `${nameOf(later.gateway.id)} claims ${host}:${later.server.port}, which ${nameOf(first.gateway.id)} has at the same pods: the older one counts where they differ`,
      change: '',
      hits: [],
      action: `Take ${host} out of one of them, and bind the VirtualServices of both to the other.`,
    })),
}
