import type { MeshRule } from '../rule.ts'
import { nowhereDrafts } from '../traffic/nowhere-drafts.ts'
import { portsText } from '../traffic/reason.ts'

/** A route that leaves the port out, where that means another one than its host has. */
export const routeWithoutPort: MeshRule = {
  id: 'mesh/route-without-port',
  why: 'A destination without a port is the only port of its host where the proxy knows the host on that listener, else the port that was called',
  judge: (scene) =>
    nowhereDrafts(scene, {
      reasons: ['omitted-port'],
      wasThere: false,
      tell: ({ host, port }, { registry }) => ({
        because: `the destination names no port, so ${port} is meant, which was called, and ${host} has ${portsText(registry, host)}`,
        action: `Write the port of the destination: one of ${portsText(registry, host)}`,
      }),
    }),
}
