import { effectDrafts } from '../effect-drafts.ts'
import type { MeshRule } from '../rule.ts'

/** A gateway stops listening on a port. */
export const gatewayPortClosed: MeshRule = {
  id: 'mesh/gateway-port-closed',
  why: 'A gateway listens where a server of a Gateway says so, on the port that its Service maps that to; a port that nobody asks for any more is closed at once',
  judge: (scene) =>
    effectDrafts(scene, {
      kinds: ['port-closed'],
      unless: [],
      path: 'spec.servers[]',
      action: () => 'Bring the server of the Gateway back, and for TCP its route; or move callers to another port first, and waive this',
    }),
}
