import type { DriftRule } from './rule.ts'
import { aggregatedRole } from './rules/aggregated-role.ts'
import { caBundle } from './rules/ca-bundle.ts'
import { controllerMetadata } from './rules/controller-metadata.ts'
import { hpaReplicas } from './rules/hpa-replicas.ts'
import { istioFailurePolicy } from './rules/istio-failure-policy.ts'
import { istioSidecar } from './rules/istio-sidecar.ts'
import { spinnakerMetadata } from './rules/spinnaker-metadata.ts'
import { spinnakerVersion } from './rules/spinnaker-version.ts'

/** Every rule that comes with Sluice. The first that explains a field counts it. */
export const driftRules: readonly DriftRule[] = [
  aggregatedRole,
  caBundle,
  controllerMetadata,
  hpaReplicas,
  istioFailurePolicy,
  istioSidecar,
  spinnakerMetadata,
  spinnakerVersion,
]
