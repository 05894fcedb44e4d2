import { textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'

/** Whether anything among the manifests speaks of Istio: what is only a matter of sidecars need not be told where there are none. */
export const hasMesh = (manifests: readonly Manifest[]): boolean =>
  manifests.some(
    ({ id, body }) =>
      id.group.endsWith('.istio.io') ||
      (id.kind === 'Namespace' && labels.some((label) => textAt(body, 'metadata', 'labels', label) !== undefined)) ||
      (id.kind === 'Deployment' && id.name.startsWith('istiod')),
  )

const labels = ['istio-injection', 'istio.io/rev'] as const
