import { isSelected } from '../objects/labels.ts'
import type { MeshService } from '../objects/service.ts'
import type { GatewayContext } from './gateway-context.ts'

/** A Gateway speaks of the Service's port, and the pod opens the one that it leads to; where no Service leads there, it opens that port itself. */
export function openedPort(port: number, context: GatewayContext): number {
  const leads = frontsOf(context).flatMap(({ ports }) => ports.filter(({ number }) => number === port))
  return leads.flatMap(({ target }) => numberOf(target, context))[0] ?? port
}

/** Services in front of the gateway's pods, oldest first. */
const frontsOf = ({ registry, client }: GatewayContext): readonly MeshService[] =>
  [...registry.rank.keys()].filter(
    ({ isKubernetes, namespace, selector, labels }) =>
      isKubernetes &&
      namespace === client.namespace &&
      selector !== null &&
      isSelected(selector, client.labels) &&
      !labels.has('experimental.istio.io/disable-gateway-port-translation'),
  )

/** A port by name is the one that a container of the gateway calls so; one that no container has leads nowhere. */
function numberOf(target: number | string, { registry, client }: GatewayContext): readonly number[] {
  if (typeof target === 'number') return [target]
  const pods = registry.workloads.filter(({ namespace, labels }) => namespace === client.namespace && isSelected(labels, client.labels))
  return pods.flatMap(({ namedPorts }) => namedPorts.get(target) ?? [])
}
