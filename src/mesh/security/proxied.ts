import { keyOf } from '../../model/manifest.ts'
import { injectionAmong } from '../injection/injection.ts'
import { isSelected } from '../objects/labels.ts'
import type { Workload } from '../objects/workload.ts'
import type { MeshState } from '../scene.ts'

/** Whether a workload has a proxy of the mesh: one that is surely without, surely not, or nobody can tell. */
export type Proxied = 'yes' | 'no' | 'unknown'

export function proxiedIn({ manifests, byKey, registry }: MeshState): (workload: Workload) => Proxied {
  const injectionOf = injectionAmong(manifests)
  return ({ id, labels }) => {
    const manifest = byKey.get(keyOf(id))
    if (registry.gateways.some(({ selector }) => selector !== null && selector.size > 0 && isSelected(selector, labels))) return 'yes'
    if (manifest === undefined || id.group === 'networking.istio.io') return 'unknown'
    return answers[injectionOf(manifest).kind]
  }
}

const answers = { revision: 'yes', none: 'no', unknown: 'unknown' } as const
