import { textAt } from '../../model/json.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { portDrafts } from '../port-drafts.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshState } from '../scene.ts'
import { portsOf } from '../service-ports.ts'

/** A Service port whose traffic proxies begin to treat differently. */
export const portProtocol: MeshRule = {
  id: 'mesh/port-protocol',
  why: 'Istio tells the protocol of a port by appProtocol, else by the prefix of its name, and configures every proxy by it',
  judge: ({ before, after }) =>
    servicesOf(after).flatMap((service) => {
      const known = before.byKey.get(keyOf(service.id))
      return known === undefined || isOtherName(known) ? [] : movedPorts(known, service)
    }),
}

const servicesOf = ({ kinds }: MeshState): readonly Manifest[] => (kinds.get('/Service') ?? []).filter((service) => !isOtherName(service))

/** A Service that is only another name for a host gets no cluster of its own. */
const isOtherName = ({ body }: Manifest): boolean => textAt(body, 'spec', 'type') === 'ExternalName'

function movedPorts(before: Manifest, after: Manifest): readonly MeshDraft[] {
  const ports = portsOf(after)
  return [...portsOf(before).values()].flatMap((earlier) => {
    const port = ports.get(earlier.number)
    return port === undefined ? [] : portDrafts(after, earlier, port)
  })
}
