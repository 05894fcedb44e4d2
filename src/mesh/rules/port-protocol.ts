import { keyOf, nameOf, type Manifest } from '../../model/manifest.ts'
import { isOtherName, meshedServices } from '../meshed-services.ts'
import { portDrafts } from '../port-drafts.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene } from '../scene.ts'
import { portsOf } from '../service-ports.ts'
import { isOf, sentTo } from '../traffic/sent-to.ts'

/** A Service port whose traffic proxies begin to treat differently. */
export const portProtocol: MeshRule = {
  id: 'mesh/port-protocol',
  why: 'Istio tells the protocol of a port by appProtocol, else by the prefix of its name, and configures every proxy by it',
  judge: (scene) => {
    const lost = scene.impact.effects.filter(({ kind, severity }) => kind === 'http2-lost' && severity === 'block').map(({ subject }) => subject)
    return meshedServices(scene.after).flatMap((service) => {
      const known = scene.before.byKey.get(keyOf(service.id))
      return known === undefined || isOtherName(known) ? [] : movedPorts(known, service, { scene, lost })
    })
  },
}

type Sight = { readonly scene: MeshScene; readonly lost: readonly string[] }

function movedPorts(before: Manifest, after: Manifest, sight: Sight): readonly MeshDraft[] {
  const ports = portsOf(after)
  return [...portsOf(before).values()].flatMap((earlier) => {
    const port = ports.get(earlier.number)
    return port === undefined ? [] : portDrafts(after, earlier, port).map((draft) => withRoutes(draft, sight, { service: after.id, port: port.number }))
  })
}

/** Who loses HTTP/2 to a server which its routes lead to breaks what works: that blocks. */
function withRoutes(draft: MeshDraft, { scene, lost }: Sight, place: Parameters<typeof sentTo>[1]): MeshDraft {
  const sent = sentTo(scene.after.traffic, place)
  const hits = [...new Set(sent.flatMap(({ sources }) => [...sources].map(nameOf)))].toSorted()
  return { ...draft, severity: lost.some((cluster) => isOf(cluster, place)) ? 'block' : draft.severity, hits }
}
