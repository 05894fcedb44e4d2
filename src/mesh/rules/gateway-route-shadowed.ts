import { nameOf } from '../../model/manifest.ts'
import { refIn } from '../ref-in.ts'
import type { MeshRule } from '../rule.ts'

/** A route of a gateway that takes everything, behind another one of the same host that does. */
export const gatewayRouteShadowed: MeshRule = {
  id: 'mesh/gateway-route-shadowed',
  why: 'A gateway puts the VirtualServices of one host into one list, oldest first, and moves the routes that take everything to its end: the first of these takes all requests',
  judge: ({ after }) =>
    after.traffic.shadowed.map(({ by, host, order, loser }) => ({
      severity: 'warn',
      effect: 'behaviour-shifts',
      object: refIn(after, loser),
      path: 'spec.http[]',
      message: `The route of ${nameOf(loser)} that takes all other requests to ${host} is never asked at ${by.name}: an older VirtualService has one as well`,
      change: `order there: ${order.map(nameOf).join(', ')}`,
      hits: [],
      action: 'Give that route a match of its own, or leave one VirtualService of the host a route without match',
    })),
}
