import { nameOf } from '../../model/manifest.ts'
import { inboundConflicts, type InboundConflict } from '../inbound-conflicts.ts'
import { refIn } from '../ref-in.ts'
import type { MeshRule } from '../rule.ts'
import type { MeshState } from '../scene.ts'
import { proxiedIn } from '../security/proxied.ts'

/** Two Services lead to one port of a pod and call it by different protocols. */
export const inboundConflict: MeshRule = {
  id: 'mesh/inbound-conflict',
  why: 'A sidecar has one inbound listener for a port of its pod, and reads it as the oldest Service that leads there says',
  judge: ({ after }) =>
    conflictsIn(after).map(({ oldest, other, workload }) => ({
      object: refIn(after, other.service.id),
      severity: 'block',
      effect: 'clients-break',
      path: `spec.ports[${other.port.number}]`,
      message: `The sidecar of ${nameOf(workload.id)} reads its port ${other.target} as ${oldest.port.protocol}, as ${nameOf(oldest.service.id)} says, not as ${other.port.protocol}, as ${nameOf(other.service.id)} says`,
      change: `${oldest.port.protocol} ≠ ${other.port.protocol}`,
      hits: [nameOf(workload.id)],
      action: `Give both ports one protocol: appProtocol: ${oldest.port.protocol.toLowerCase()}, or a targetPort each.`,
    })),
}

/** What has no sidecar reads its port as it likes. */
function conflictsIn(after: MeshState): readonly InboundConflict[] {
  const proxied = proxiedIn(after)
  return inboundConflicts({ ...after.registry, workloads: after.registry.workloads.filter((workload) => proxied(workload) !== 'no') })
}
