import { textAt } from '../../model/json.ts'
import { keyOf, nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'

/** A Service becomes headless, or stops being so. */
export const vipToggled: MeshRule = {
  id: 'mesh/vip-toggled',
  why: 'A Service with an address has one listener, and Envoy picks the pod; a headless one has a listener for each pod, and the client picks',
  judge: ({ before, after }) => {
    const services = (after.kinds.get('/Service') ?? []).filter(isHost)
    return services
      .filter((service) => {
        const known = before.byKey.get(keyOf(service.id))
        return known !== undefined && isHost(known) && isHeadless(known) !== isHeadless(service)
      })
      .map(draftOf)
  },
}

// One that is only another name has no listener at all.
const isHost = ({ body }: Manifest): boolean => textAt(body, 'spec', 'type') !== 'ExternalName'

const isHeadless = ({ body }: Manifest): boolean => textAt(body, 'spec', 'clusterIP') === 'None'

function draftOf(service: Manifest): MeshDraft {
  const name = nameOf(service.id)
  return {
    object: refOf(service),
    severity: 'warn',
    effect: 'behaviour-shifts',
    path: 'spec.clusterIP',
    message: isHeadless(service)
      ? `${name} becomes headless: sidecars send its bytes to the pod that the client chose, and listen for each pod`
      : `${name} gets an address: sidecars listen there, and no longer for each of its pods`,
    change: isHeadless(service) ? 'an address → None' : 'None → an address',
    hits: [],
    action: 'The API server takes this only from a new Service: create one under another name, move callers and routes to it, then delete this one.',
  }
}
