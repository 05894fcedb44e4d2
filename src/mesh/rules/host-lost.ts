import { effectDrafts } from '../effect-drafts.ts'
import type { MeshRule } from '../rule.ts'
import { delegateLost } from './delegate-lost.ts'
import { routeWithoutGateway } from './route-without-gateway.ts'

/** A host that a gateway, or a VirtualService for sidecars, routed is known no more. */
export const hostLost: MeshRule = {
  id: 'mesh/host-lost',
  why: 'A proxy answers for hosts that a VirtualService bound to it names; a gateway answers 404 to all others, a sidecar passes them out of the mesh',
  judge: (scene) =>
    effectDrafts(scene, {
      kinds: ['host-lost', 'domain-lost'],
      unless: [routeWithoutGateway, delegateLost],
      path: 'spec.hosts[]',
      action: ({ subject }) => `Bring the route to ${subject} back; or move its callers first, and waive this`,
    }),
}
