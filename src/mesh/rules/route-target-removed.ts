import type { MeshRule } from '../rule.ts'
import { nowhereDrafts } from '../traffic/nowhere-drafts.ts'
import type { Place } from '../traffic/reason.ts'

/** A Service, port or subset that goes away while a route still sends there, whoever's route that is. */
export const routeTargetRemoved: MeshRule = {
  id: 'mesh/route-target-removed',
  why: 'Nothing in a cluster keeps an object that routes need: the cluster in Envoy goes at once, and the route to it stays',
  judge: (scene) =>
    nowhereDrafts(scene, {
      reasons: ['host', 'port', 'omitted-port', 'subset'],
      wasThere: true,
      tell: (place, _state, { source }) => ({
        because: `${nameOf(place)} goes away while the route stays`,
        action: `Move the route of ${source.name} elsewhere and apply that first, or keep ${nameOf(place)}`,
      }),
    }),
}

const nameOf = ({ host, port, subset }: Place): string => (subset === '' ? `${host}:${port}` : `subset "${subset}" of ${host}:${port}`)
