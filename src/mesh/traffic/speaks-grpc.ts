import { at, listAt, textAt, type Json } from '../../model/json.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { isSelected, labelsOf } from '../objects/labels.ts'
import { numberAt } from '../objects/number-at.ts'
import { namespaceOf } from '../objects/origin.ts'
import { templateOf } from '../objects/workload.ts'
import type { MeshState } from '../scene.ts'
import type { ServicePort } from '../service-ports.ts'

/** Whether the pods behind a port say that they speak gRPC: by a container port called so, or by a probe that does. */
export function speaksGrpc({ registry, byKey }: MeshState, service: Manifest, port: ServicePort): boolean {
  const selector = labelsOf(at(service.body, 'spec', 'selector'))
  if (selector.size === 0) return false
  const target = numberAt(port.written, 'targetPort') ?? textAt(port.written, 'targetPort') ?? port.number
  const workloads = registry.workloads.filter(({ namespace, labels }) => namespace === namespaceOf(service.id) && isSelected(selector, labels))
  return workloads.some(({ id }) => {
    const manifest = byKey.get(keyOf(id))
    return manifest !== undefined && listAt(templateOf(manifest), 'spec', 'containers').some((container) => saysGrpc(container, target))
  })
}

function saysGrpc(container: Json, target: number | string): boolean {
  const ports = listAt(container, 'ports').filter((port) => textAt(port, 'name') === target || numberAt(port, 'containerPort') === target)
  const numbers = new Set<number | string | undefined>([target, ...ports.map((port) => numberAt(port, 'containerPort'))])
  const isProbed = ['readinessProbe', 'livenessProbe', 'startupProbe'].some((probe) => {
    const probed = numberAt(container, probe, 'grpc', 'port')
    return probed !== undefined && numbers.has(probed)
  })
  return isProbed || ports.some((port) => textAt(port, 'name')?.startsWith('grpc') === true)
}
