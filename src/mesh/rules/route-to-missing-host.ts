import type { MeshRule } from '../rule.ts'
import { nowhereDrafts } from '../traffic/nowhere-drafts.ts'
import { servicesCalled } from '../traffic/reason.ts'

/** A route, or a copy of one, to a host that nobody has. */
export const routeToMissingHost: MeshRule = {
  id: 'mesh/route-to-missing-host',
  why: 'Pilot sends the route as it is written, and Envoy answers 503 where it has no cluster of that name',
  judge: (scene) =>
    nowhereDrafts(scene, {
      reasons: ['host'],
      wasThere: false,
      tell: ({ host }, { registry }) => {
        // Only what has no dot at all is short for a Service.
        const meant = `${host}.svc.cluster.local`
        return servicesCalled(registry, meant).length > 0
          ? { because: `"${host}" has a dot, so Istio takes it as it is and not for ${meant}`, action: `Write ${meant} as the destination` }
          : {
              because: `no Service or ServiceEntry is called ${host}`,
              action: `Mend the host of the destination, or bring the Service or ServiceEntry ${host}`,
            }
      },
    }),
}
