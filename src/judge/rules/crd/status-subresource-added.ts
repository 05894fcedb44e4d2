import { at } from '../../../model/json.ts'
import { keptVersions } from '../../crd/versions.ts'
import type { CrdRule } from '../../rule.ts'

/** The status subresource comes: whoever writes status in an ordinary update is ignored from then on, with no error. */
export const statusSubresourceAdded: CrdRule = {
  id: 'crd/status-subresource-added',
  why: 'With a status subresource, the API server drops status from every other write without an error',
  handles: ['versions[].subresources.status'],
  judge: (pair) => {
    const hit = keptVersions(pair).filter(({ before, after }) => !hasStatus(before.body) && hasStatus(after.body))
    if (hit.length === 0) return []
    return [
      {
        severity: 'block',
        effect: 'behaviour-shifts',
        path: 'spec.versions[].subresources.status',
        message: `Status that controllers write into ${pair.objects} by ordinary updates is dropped in silence: it has its own subresource now, in ${hit.map(({ name }) => name).join(', ')}`,
        change: 'absent → present',
        hits: [],
        action: 'Bring a controller that writes to /status together with this CRD, and take status out of committed manifests',
      },
    ]
  },
}

const hasStatus = (body: Parameters<typeof at>[0]): boolean => at(body, 'subresources', 'status') !== undefined
