import type { Gateway } from './objects/gateway.ts'
import { isSelected } from './objects/labels.ts'
import type { MeshService } from './objects/service.ts'
import type { Workload } from './objects/workload.ts'
import type { Registry } from './registry/registry.ts'

/** The pods that a Gateway configures. A Gateway without a selector is for all gateway pods, and which these are nobody says. */
export const gatewayPods = ({ selector }: Gateway, { workloads }: Registry): readonly Workload[] =>
  selector === null || selector.size === 0 ? [] : workloads.filter(({ labels }) => isSelected(selector, labels))

/** The Services in front of the pods of a Gateway. */
export function frontsOf(gateway: Gateway, registry: Registry): readonly MeshService[] {
  const pods = gatewayPods(gateway, registry)
  const namespaces = new Set(pods.map(({ namespace }) => namespace))
  return [...registry.rank.keys()].filter(
    ({ selector, namespace }) =>
      selector !== null && namespaces.has(namespace) && pods.some((pod) => pod.namespace === namespace && isSelected(selector, pod.labels)),
  )
}
