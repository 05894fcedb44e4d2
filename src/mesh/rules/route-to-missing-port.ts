import type { MeshRule } from '../rule.ts'
import { nowhereDrafts } from '../traffic/nowhere-drafts.ts'
import { portsText } from '../traffic/reason.ts'

/** A route to a port that its host does not have. */
export const routeToMissingPort: MeshRule = {
  id: 'mesh/route-to-missing-port',
  why: 'Pilot makes one cluster for each port of a Service, not of its pods, and Envoy answers 503 where it has none of that name',
  judge: (scene) =>
    nowhereDrafts(scene, {
      reasons: ['port'],
      wasThere: false,
      tell: ({ host, port }, { registry }) => ({
        because: `${host} has no port ${port} but ${portsText(registry, host)}`,
        action: `Set the port of the destination to one that the Service has (${portsText(registry, host)}), not to the container's`,
      }),
    }),
}
