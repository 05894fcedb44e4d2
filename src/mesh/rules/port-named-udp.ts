import { textAt } from '../../model/json.ts'
import { keyOf, nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import { hasMesh } from '../has-mesh.ts'
import { meshedServices } from '../meshed-services.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshState } from '../scene.ts'
import { portsOf, type ServicePort } from '../service-ports.ts'

/** A TCP port that calls itself UDP. */
export const portNamedUdp: MeshRule = {
  id: 'mesh/port-named-udp',
  why: 'Istio believes the name of a port over its protocol field, and makes no cluster, listener or route for UDP',
  judge: ({ before, after }) =>
    hasMesh(after.manifests)
      ? meshedServices(after).flatMap((service) => [...portsOf(service).values()].filter(isMisnamed).map((port) => draftOf(service, port, before)))
      : [],
}

const isMisnamed = ({ protocol, written }: ServicePort): boolean => protocol === 'UDP' && textAt(written, 'protocol') !== 'UDP'

function draftOf(service: Manifest, { number, written }: ServicePort, before: MeshState): MeshDraft {
  const earlier = before.byKey.get(keyOf(service.id))
  const was = earlier === undefined ? undefined : portsOf(earlier).get(number)?.protocol
  const field = textAt(written, 'appProtocol') === undefined ? 'name' : 'appProtocol'
  return {
    // Calls that went with mTLS go in plain text then, which strict servers refuse.
    severity: was === undefined || was === 'UDP' ? 'warn' : 'block',
    effect: 'clients-break',
    object: refOf(service),
    path: `spec.ports[${number}].${field}`,
    message: `Port ${number} of ${nameOf(service.id)} is TCP and calls itself UDP: the mesh does not know it, so gateways cannot route to it and sidecars pass it on in plain text`,
    change: '',
    hits: [],
    action: `Give the port another ${field}, such as "tcp-${number}"`,
  }
}
