import { compareText } from '../model/json.ts'
import { gatewayPods } from './gateway-fronts.ts'
import type { Labels } from './objects/labels.ts'
import type { Registry } from './registry/registry.ts'

/** What Gateways select of which there is no workload among the manifests, each once. */
export function unseenSelectors(registry: Registry): readonly Labels[] {
  const unseen = registry.gateways.filter((gateway) => gatewayPods(gateway, registry).length === 0)
  const selectors = unseen.flatMap(({ selector }) => (selector === null || selector.size === 0 ? [] : [selector]))
  return [...new Map(selectors.map((selector) => [labelsText(selector), selector])).entries()]
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([, selector]) => selector)
}

/** Labels as a selector of kubectl has them. */
export const labelsText = (labels: Labels): string =>
  [...labels]
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join(', ')
