import type { Environment } from '../../model/workspace.ts'
import type { Target } from '../../ports/cluster-writes.ts'

/** The ConfigMap beside the inventory in which it is recorded what the server made of our own requests. */
export const baselineTarget = ({ inventory: { namespace, name } }: Environment): Target => ({
  id: { group: '', kind: 'ConfigMap', namespace, name: `${name}-admission` },
  version: 'v1',
})
