import { keyOf, nameOf, type Manifest } from '../../model/manifest.ts'
import { isOtherName, meshedServices } from '../meshed-services.ts'
import { portDrafts } from '../port-drafts.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene } from '../scene.ts'
import { portsOf } from '../service-ports.ts'
import { sentTo } from '../traffic/sent-to.ts'

/** A Service port whose traffic proxies begin to treat differently. */
export const portProtocol: MeshRule = {
  id: 'mesh/port-protocol',
  why: 'Istio tells the protocol of a port by appProtocol, else by the prefix of its name, and configures every proxy by it',
  judge: (scene) =>
    meshedServices(scene.after).flatMap((service) => {
      const known = scene.before.byKey.get(keyOf(service.id))
      return known === undefined || isOtherName(known) ? [] : movedPorts(known, service, scene)
    }),
}

function movedPorts(before: Manifest, after: Manifest, scene: MeshScene): readonly MeshDraft[] {
  const ports = portsOf(after)
  return [...portsOf(before).values()].flatMap((earlier) => {
    const port = ports.get(earlier.number)
    return port === undefined ? [] : portDrafts(after, earlier, port).map((draft) => withRoutes(draft, scene, { service: after.id, port: port.number }))
  })
}

/** A gateway that loses HTTP/2 to a server which its routes lead to breaks what works: that blocks. */
function withRoutes(draft: MeshDraft, { before, after }: MeshScene, place: Parameters<typeof sentTo>[1]): MeshDraft {
  const sent = sentTo(after.traffic, place)
  const isLost = sent.some(({ cluster, isHttp2 }) => !isHttp2 && before.traffic.fromGateways.get(cluster)?.isHttp2 === true)
  const hits = [...new Set(sent.flatMap(({ sources }) => [...sources].map(nameOf)))].toSorted()
  return { ...draft, severity: isLost ? 'block' : draft.severity, hits }
}
