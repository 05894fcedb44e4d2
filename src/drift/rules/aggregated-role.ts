import { isObject } from '../../model/json.ts'
import type { DriftRule } from '../rule.ts'

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles */
export const aggregatedRole: DriftRule = {
  id: 'aggregated-role',
  reason: 'Kubernetes fills the rules of a ClusterRole that aggregates others',
  explains: ({ drift: { id, live }, field: { pointer, manager } }) =>
    id.group === 'rbac.authorization.k8s.io' &&
    id.kind === 'ClusterRole' &&
    isObject(live.body['aggregationRule']) &&
    /^\/rules(\/|$)/.test(pointer) &&
    ['', 'clusterrole-aggregation-controller'].includes(manager),
}
