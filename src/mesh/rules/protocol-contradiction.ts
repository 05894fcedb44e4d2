import { textAt } from '../../model/json.ts'
import { nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import { hasMesh } from '../has-mesh.ts'
import { meshedServices } from '../meshed-services.ts'
import { layerOf, protocolOf, type Protocol } from '../protocol.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import { portsOf, type ServicePort } from '../service-ports.ts'

/** A port whose appProtocol says something else than its name, or something that Istio does not know. */
export const protocolContradiction: MeshRule = {
  id: 'mesh/protocol-contradiction',
  why: 'appProtocol counts wherever it is set, even where Istio does not know its word: the name is not asked then',
  judge: ({ after }) =>
    hasMesh(after.manifests) ? meshedServices(after).flatMap((service) => [...portsOf(service).values()].flatMap((port) => contradicted(service, port))) : [],
}

function contradicted(service: Manifest, port: ServicePort): readonly MeshDraft[] {
  const appProtocol = textAt(port.written, 'appProtocol')
  const named = byName(port)
  if (appProtocol === undefined || named === 'Auto' || layerOf[named] === layerOf[port.protocol]) return []
  const name = textAt(port.written, 'name') ?? ''
  const place = `port ${port.number} of ${nameOf(service.id)}`
  return [
    {
      severity: 'warn',
      effect: 'behaviour-shifts',
      object: refOf(service),
      path: `spec.ports[${port.number}].appProtocol`,
      message:
        port.protocol === 'Auto'
          ? `Istio does not know appProtocol ${appProtocol} of ${place}, and guesses though the name ${name} says ${named}`
          : `appProtocol ${appProtocol} of ${place} contradicts its name ${name}: it is ${port.protocol}, not ${named}`,
      change: '',
      hits: [],
      action: `Take appProtocol out, or set it to a word that Istio knows and that the name ${name} agrees with`,
    },
  ]
}

/** What the port would be without appProtocol; a name that says nothing contradicts nothing. */
function byName({ written, number }: ServicePort): Protocol {
  const [name, transport] = [textAt(written, 'name') ?? '', textAt(written, 'protocol') ?? 'TCP']
  return protocolOf({ name, protocol: transport }, 0) === 'Auto' ? 'Auto' : protocolOf({ name, protocol: transport }, number)
}
