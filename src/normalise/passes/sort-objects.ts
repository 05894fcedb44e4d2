import { compareIds, type ResourceId } from '../../model/manifest.ts'
import type { Pass } from './pass.ts'

/** By phase, then group, kind, namespace and name, in code-unit order: the same whatever helm's order was. */
export const sortObjects: Pass = (found) => ({
  found: found.toSorted(({ manifest: left }, { manifest: right }) => phaseOf(left.id) - phaseOf(right.id) || compareIds(left.id, right.id)),
  problems: [],
})

// A namespace and a CRD exist before what needs them; a webhook that is not up yet must not stand in the way of what starts it.
const phases: readonly (readonly string[])[] = [
  ['/Namespace'],
  ['apiextensions.k8s.io/CustomResourceDefinition'],
  [],
  ['admissionregistration.k8s.io/MutatingWebhookConfiguration', 'admissionregistration.k8s.io/ValidatingWebhookConfiguration'],
]
const others = 2

function phaseOf({ group, kind }: ResourceId): number {
  const phase = phases.findIndex((kinds) => kinds.includes(`${group}/${kind}`))
  return phase === -1 ? others : phase
}
