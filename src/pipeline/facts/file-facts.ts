import type { ClusterFacts } from '../../model/facts.ts'
import type { Manifest } from '../../model/manifest.ts'

/** What files alone say of a cluster: its CRDs are those of the base, and what it serves and what lives there nobody asked. */
export const fileFacts = (base: readonly Manifest[], kubeVersion: string): ClusterFacts => ({
  source: 'files',
  takenAt: '',
  kubeVersion,
  uid: '',
  served: 'unknown',
  crds: base.filter(({ id }) => id.kind === 'CustomResourceDefinition'),
  live: [],
  down: [],
  owned: [],
})
