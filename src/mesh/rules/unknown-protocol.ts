import { keyOf, nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import { hasMesh } from '../has-mesh.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene } from '../scene.ts'
import { portsOf, type ServicePort } from '../service-ports.ts'
import { meshedServices } from '../meshed-services.ts'
import { speaksGrpc } from '../traffic/speaks-grpc.ts'
import { sentTo } from '../traffic/sent-to.ts'

/** A port whose protocol nobody tells. One that lost its protocol is told of by mesh/port-protocol. */
export const unknownProtocol: MeshRule = {
  id: 'mesh/unknown-protocol',
  why: 'Where neither appProtocol nor the name of a port tells its protocol, sidecars guess it per connection and gateways speak HTTP/1.1',
  judge: (scene) => (hasMesh(scene.after.manifests) ? meshedServices(scene.after).flatMap((service) => untold(service, scene)) : []),
}

// Where proxies themselves answer whether they are ready; Istio's own charts leave its protocol out.
const statusPort = 15_021

function untold(service: Manifest, scene: MeshScene): readonly MeshDraft[] {
  const earlier = scene.before.byKey.get(keyOf(service.id))
  const known = earlier === undefined ? new Map<number, ServicePort>() : portsOf(earlier)
  return [...portsOf(service).values()]
    .filter(({ number, protocol }) => protocol === 'Auto' && number !== statusPort && (known.get(number)?.protocol ?? 'Auto') === 'Auto')
    .map((port) => draftOf(service, port, scene))
}

function draftOf(service: Manifest, port: ServicePort, { after }: MeshScene): MeshDraft {
  const isGrpc = speaksGrpc(after, service, port)
  const isRouted = sentTo(after.traffic, { service: service.id, port: port.number }).length > 0
  const place = `Port ${port.number} of ${nameOf(service.id)}`
  const end = isRouted ? 'a gateway that routes to it speaks HTTP/1.1, and gRPC ends in 503 (UPE)' : 'no gateway can route gRPC to it'
  return {
    // A gateway is sure to break gRPC; a sidecar guesses right, and HTTP/1.1 is what it is.
    severity: isGrpc && isRouted ? 'block' : 'warn',
    effect: isGrpc ? 'clients-break' : 'behaviour-shifts',
    object: refOf(service),
    path: `spec.ports[${port.number}]`,
    message: isGrpc
      ? `${place} does not tell that its server speaks gRPC: ${end}`
      : `${place} does not tell its protocol: sidecars guess it for each connection`,
    change: '',
    hits: [],
    action: isGrpc
      ? 'Set appProtocol: grpc, or begin the name of the port with "grpc-"'
      : 'Set appProtocol, or begin the name of the port with its protocol, such as "http-" or "tcp-"',
  }
}
