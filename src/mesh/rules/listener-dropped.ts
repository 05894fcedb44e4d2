import { effectDrafts } from '../effect-drafts.ts'
import type { MeshRule } from '../rule.ts'
import { listenerCollision } from './listener-collision.ts'

/** A sidecar has a cluster, and no listener leads there any more. */
export const listenerDropped: MeshRule = {
  id: 'mesh/listener-dropped',
  why: 'Two ports that want one address get one listener, and Pilot drops the other in silence',
  judge: (scene) =>
    effectDrafts(scene, {
      kinds: ['unreachable'],
      unless: [listenerCollision],
      path: 'spec.ports[]',
      action: () => 'Give one of the two an address or a port number of its own',
    }),
}
