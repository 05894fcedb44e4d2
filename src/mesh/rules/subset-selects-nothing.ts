import { nameOf } from '../../model/manifest.ts'
import { readDestinationRule, type DestinationRule, type Subset } from '../objects/destination-rule.ts'
import { isSelected, withoutPlace } from '../objects/labels.ts'
import type { MeshService } from '../objects/service.ts'
import type { Workload } from '../objects/workload.ts'
import type { Registry } from '../registry/registry.ts'
import { refIn } from '../ref-in.ts'
import type { MeshRule } from '../rule.ts'

/** A subset whose labels no pod of its Service has. */
export const subsetSelectsNothing: MeshRule = {
  id: 'mesh/subset-selects-nothing',
  why: 'A subset is those pods of the Service that have its labels too; its cluster is there all the same, and is empty',
  judge: ({ after }) =>
    (after.kinds.get('networking.istio.io/DestinationRule') ?? []).map(readDestinationRule).flatMap((rule) =>
      emptySubsets(rule, after.registry).map(({ name, labels }) => ({
        object: refIn(after, rule.id),
        severity: 'warn',
        effect: 'clients-break',
        path: `spec.subsets[${rule.subsets.findIndex((subset) => subset.name === name)}].labels`,
        message: `Subset ${name} of ${nameOf(rule.id)} has no pods: routes to it end in 503 UH`,
        change: '',
        hits: [],
        action: `Label the pod template of a workload of ${rule.host} with ${[...labels].map((pair) => pair.join('=')).join(',')}, or take the subset and its routes out.`,
      })),
    ),
}

/** Subsets without a template, where the Service itself has some; where it has none, its pods come from elsewhere. */
function emptySubsets({ host, subsets }: DestinationRule, registry: Registry): readonly Subset[] {
  const services = [...(registry.byHost.get(host)?.values() ?? [])]
  const pods = services.flatMap((service) => podsOf(service, registry))
  return pods.length === 0 ? [] : subsets.filter(({ labels }) => !pods.some((pod) => isSelected(withoutPlace(labels), pod.labels)))
}

const podsOf = ({ selector, namespace }: MeshService, { workloadsWith }: Registry): readonly Workload[] =>
  selector === null ? [] : [...selector].slice(0, 1).flatMap((label) => workloadsWith(namespace, label).filter(({ labels }) => isSelected(selector, labels)))
