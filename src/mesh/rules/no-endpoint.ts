import { effectDrafts } from '../effect-drafts.ts'
import type { MeshRule } from '../rule.ts'

/** A Service, or a subset, selects no workload any more. */
export const noEndpoint: MeshRule = {
  id: 'mesh/no-endpoint',
  why: 'Envoy answers 503 for a cluster without endpoints; what a selector finds is decided by the labels of the pods alone',
  judge: (scene) =>
    effectDrafts(scene, {
      kinds: ['no-endpoint'],
      unless: [],
      path: 'spec.selector',
      action: () => 'Let the selector and the labels of the pod template agree; of a workload that moves, apply the new one first',
    }),
}
