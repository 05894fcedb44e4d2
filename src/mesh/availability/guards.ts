import { at, objectAt, textAt } from '../../model/json.ts'
import { selects } from '../../model/label-selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import { namespaceOf } from '../objects/origin.ts'
import { templateOf } from '../objects/workload.ts'

/** The HorizontalPodAutoscaler of a workload. */
export const autoscalerOf = ({ id }: Manifest, manifests: readonly Manifest[]): Manifest | undefined =>
  manifests.find(
    (manifest) =>
      manifest.id.kind === 'HorizontalPodAutoscaler' &&
      namespaceOf(manifest.id) === namespaceOf(id) &&
      textAt(manifest.body, 'spec', 'scaleTargetRef', 'kind') === id.kind &&
      textAt(manifest.body, 'spec', 'scaleTargetRef', 'name') === id.name,
  )

/** A PodDisruptionBudget that selects the pods of a workload. */
export function budgetOf(workload: Manifest, manifests: readonly Manifest[]): Manifest | undefined {
  const labels = objectAt(templateOf(workload), 'metadata', 'labels')
  return manifests.find(
    ({ id, body }) =>
      id.group === 'policy' &&
      id.kind === 'PodDisruptionBudget' &&
      namespaceOf(id) === namespaceOf(workload.id) &&
      at(body, 'spec', 'selector') !== undefined &&
      selects(at(body, 'spec', 'selector'), labels),
  )
}
