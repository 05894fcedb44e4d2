import { expect, test } from 'vitest'
import { release, wavesOf } from './releases.ts'

// InstallOrder of Helm 4, by kind; webhook configurations, which Helm 3 leaves among the unknown kinds at the end, as there.
const helm = `v1/Namespace networking.k8s.io/NetworkPolicy v1/ResourceQuota v1/LimitRange policy/PodDisruptionBudget v1/ServiceAccount v1/Secret v1/ConfigMap
storage.k8s.io/StorageClass v1/PersistentVolume v1/PersistentVolumeClaim apiextensions.k8s.io/CustomResourceDefinition rbac.authorization.k8s.io/ClusterRole
rbac.authorization.k8s.io/ClusterRoleBinding rbac.authorization.k8s.io/Role rbac.authorization.k8s.io/RoleBinding v1/Service apps/DaemonSet v1/Pod
v1/ReplicationController apps/ReplicaSet apps/Deployment apps/StatefulSet batch/Job batch/CronJob networking.k8s.io/IngressClass networking.k8s.io/Ingress
apiregistration.k8s.io/APIService admissionregistration.k8s.io/MutatingWebhookConfiguration admissionregistration.k8s.io/ValidatingWebhookConfiguration`.split(
  /\s+/,
)

// Kinds that come earlier here than Helm has them, and why.
const earlier = {
  CustomResourceDefinition: 'waited for before anything else, so that every custom resource finds it',
  StorageClass: 'a policy of the cluster, before claims and Secrets alike',
  ClusterRole: 'rights stand before what somebody could use them for',
  ClusterRoleBinding: 'the same',
  Role: 'the same',
  RoleBinding: 'the same',
  IngressClass: 'a policy of the cluster',
}
// A claim that waits for its first consumer would hold up everything.
const later = ['PersistentVolumeClaim']

const asHelm = (kind: string): boolean => !Object.hasOwn(earlier, kind) && !later.includes(kind)

test("the order of kinds is Helm's own, but for those that are named with a reason", () => {
  const kinds = helm.map((name) => name.slice(name.indexOf('/') + 1))
  const stream = helm
    .map((name) => `---\napiVersion: ${name.startsWith('v1/') ? 'v1' : `${name.split('/')[0]}/v1`}\nkind: ${name.split('/')[1]}\nmetadata: { name: x }\n`)
    .join('')

  const order = wavesOf(release(stream)).flatMap((line) => [...line.matchAll(/(\w+) x/g)].map(([, kind]) => kind ?? ''))

  expect(order).toHaveLength(kinds.length)
  expect(order.filter(asHelm)).toEqual(kinds.filter(asHelm))
  for (const kind of Object.keys(earlier)) expect(order.indexOf(kind)).toBeLessThan(kinds.indexOf(kind))
  for (const kind of later) expect(order.indexOf(kind)).toBeGreaterThan(kinds.indexOf(kind))
})
