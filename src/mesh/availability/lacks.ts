import type { Manifest } from '../../model/manifest.ts'
import { isIstiod } from '../istio-version.ts'
import { isSelected } from '../objects/labels.ts'
import { numberAt } from '../objects/number-at.ts'
import { readWorkload, templateOf } from '../objects/workload.ts'
import type { Registry } from '../registry/registry.ts'
import { autoscalerOf, budgetOf } from './guards.ts'
import { isSpreadOverZones } from './spread.ts'

/** Something that a workload should have to outlive the loss of a node or a zone. */
export type Lack = { readonly path: string; readonly lack: string; readonly harm: string; readonly cure: string }

/** istiod, and whatever a Gateway selects; a DaemonSet has its pods by the nodes. */
export const isControlPlane = (manifest: Manifest, { gateways }: Registry): boolean =>
  ['Deployment', 'StatefulSet'].includes(manifest.id.kind) && (isIstiod(manifest) || gateways.some(({ selector }) => isGateway(manifest, selector)))

const isGateway = (manifest: Manifest, selector: ReadonlyMap<string, string> | null): boolean =>
  selector !== null && selector.size > 0 && isSelected(selector, readWorkload(manifest).labels)

/** What a workload lacks, as far as manifests tell. */
export function lacksOf(workload: Manifest, manifests: readonly Manifest[]): readonly Lack[] {
  const autoscaler = autoscalerOf(workload, manifests)
  const pods = podsOf(workload, autoscaler)
  return [
    ...(pods < 2 ? [onePod(autoscaler)] : []),
    ...(autoscaler === undefined ? [lacks.autoscaler] : []),
    ...(budgetOf(workload, manifests) === undefined ? [lacks.budget] : []),
    ...(isSpreadOverZones(templateOf(workload)) ? [] : [lacks.zones]),
  ]
}

/** The least number of pods that there can be: an autoscaler counts before what the workload says. */
const podsOf = ({ body }: Manifest, autoscaler: Manifest | undefined): number =>
  (autoscaler === undefined ? numberAt(body, 'spec', 'replicas') : numberAt(autoscaler.body, 'spec', 'minReplicas')) ?? 1

const onePod = (autoscaler: Manifest | undefined): Lack => ({
  path: 'spec.replicas',
  lack: autoscaler === undefined ? 'one replica' : `one replica at the least, by HorizontalPodAutoscaler ${autoscaler.id.name}`,
  harm: 'it is away whenever its pod is',
  cure: autoscaler === undefined ? 'Set spec.replicas of NAME to 2 or more.' : 'Set minReplicas of its autoscaler to 2 or more.',
})

const lacks = {
  autoscaler: {
    path: 'spec.replicas',
    lack: 'no HorizontalPodAutoscaler',
    harm: 'it does not grow with its load',
    cure: 'Add a HorizontalPodAutoscaler whose scaleTargetRef is NAME, with minReplicas of 2 or more.',
  },
  budget: {
    path: 'spec.template.metadata.labels',
    lack: 'no PodDisruptionBudget',
    harm: 'a drain of nodes may take all its pods at once',
    cure: 'Add a PodDisruptionBudget that selects the pods of NAME, with maxUnavailable: 1.',
  },
  zones: {
    path: 'spec.template.spec.topologySpreadConstraints',
    lack: 'no spread over zones',
    harm: 'all its pods may run in one zone, and go with it',
    cure: 'Add a topologySpreadConstraint of NAME with topologyKey: topology.kubernetes.io/zone.',
  },
} as const satisfies Record<string, Lack>
