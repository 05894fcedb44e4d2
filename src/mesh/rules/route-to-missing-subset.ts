import type { MeshRule } from '../rule.ts'
import { nowhereDrafts } from '../traffic/nowhere-drafts.ts'

/** A route to a subset that no DestinationRule of its host has. */
export const routeToMissingSubset: MeshRule = {
  id: 'mesh/route-to-missing-subset',
  why: 'Pilot makes one cluster for each subset of the DestinationRules, and Envoy answers 503 where it has none of that name',
  judge: (scene) =>
    nowhereDrafts(scene, {
      reasons: ['subset'],
      wasThere: false,
      tell: ({ host, subset }) => ({
        because: `no DestinationRule gives ${host} a subset "${subset}"`,
        action: `Add the subset ${subset} to the DestinationRule of ${host} and apply that first, or take the subset out of the destination`,
      }),
    }),
}
