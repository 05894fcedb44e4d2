import { textAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { kindKey } from '../order/rows.ts'

/** Whether an object ever says of itself that it is not ready yet; one that does not need not be asked for. */
export const saysReady = ({ id, body }: Manifest): boolean =>
  !silentKinds.has(kindKey(id)) || (kindKey(id) === 'Service' && textAt(body, 'spec', 'type') === 'LoadBalancer')

// Kinds of Kubernetes itself without a status, or with one that is no readiness.
const silentKinds: ReadonlySet<string> = new Set([
  'ConfigMap',
  'Endpoints',
  'LimitRange',
  'Namespace',
  'PersistentVolume',
  'PodTemplate',
  'ResourceQuota',
  'Secret',
  'Service',
  'ServiceAccount',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'batch/CronJob',
  'discovery.k8s.io/EndpointSlice',
  'networking.k8s.io/Ingress',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/NetworkPolicy',
  'node.k8s.io/RuntimeClass',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/StorageClass',
])
