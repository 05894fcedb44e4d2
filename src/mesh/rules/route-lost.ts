import { effectDrafts } from '../effect-drafts.ts'
import type { MeshRule } from '../rule.ts'
import { delegateLost } from './delegate-lost.ts'
import { unreachableRoute } from './unreachable-route.ts'

/** Requests that had a route of their own have it no more. */
export const routeLost: MeshRule = {
  id: 'mesh/route-lost',
  why: 'Envoy takes the first route of a host that fits, and answers 404 where none does',
  judge: (scene) =>
    effectDrafts(scene, {
      kinds: ['route-lost'],
      unless: [delegateLost, unreachableRoute],
      path: 'spec.http[]',
      action: () => 'Bring the entry back, or give the host a route without match',
    }),
}
