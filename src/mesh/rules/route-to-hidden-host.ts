import type { MeshRule } from '../rule.ts'
import { nowhereDrafts } from '../traffic/nowhere-drafts.ts'

/** A route to a host or subset that is there, but not for the proxies that have the route. */
export const routeToHiddenHost: MeshRule = {
  id: 'mesh/route-to-hidden-host',
  why: 'exportTo and Sidecars decide what a proxy sees, and it gets clusters of nothing else',
  judge: (scene) =>
    nowhereDrafts(scene, {
      reasons: ['hidden-host', 'hidden-subset'],
      wasThere: null,
      tell: ({ host, subset }, _state, { by }) => ({
        because: `${subset === '' ? host : `subset "${subset}" of ${host}`} is hidden from ${by.name}`,
        action: `Show ${subset === '' ? host : `the DestinationRule of ${host}`} to ${by.namespace} with exportTo${by.sidecar === null ? '' : `, or name ${host} in the egress of Sidecar ${by.sidecar.name}`}`,
      }),
    }),
}
