import { at } from '../../../model/json.ts'
import { keptVersions } from '../../crd/versions.ts'
import type { CrdRule } from '../../rule.ts'

/** The status subresource goes: controllers that write to /status get 404. */
export const statusSubresourceRemoved: CrdRule = {
  id: 'crd/status-subresource-removed',
  why: 'Without the subresource /status does not exist, and controllers write nowhere else',
  handles: ['versions[].subresources.status'],
  judge: (pair) => {
    const hit = keptVersions(pair).filter(({ before, after }) => hasStatus(before.body) && !hasStatus(after.body))
    if (hit.length === 0) return []
    return [
      {
        severity: 'block',
        effect: 'clients-break',
        path: 'spec.versions[].subresources.status',
        message: `Controllers that write the status of ${pair.objects} get 404: the status subresource goes away in ${hit.map(({ name }) => name).join(', ')}`,
        change: 'present → absent',
        hits: [],
        action: 'Keep subresources.status: {}',
      },
    ]
  },
}

const hasStatus = (body: Parameters<typeof at>[0]): boolean => at(body, 'subresources', 'status') !== undefined
