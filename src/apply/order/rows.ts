import { textAt, type JsonObject } from '../../model/json.ts'
import type { ResourceId } from '../../model/manifest.ts'

export type Row = { readonly name: string; readonly kinds: readonly string[] }

export const definitionKind = 'apiextensions.k8s.io/CustomResourceDefinition'

const webhookKinds = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => `admissionregistration.k8s.io/${kind}`)

// Earlier rows must stand before later ones can be admitted or can start. The order inside a row is that inside its wave.
// A kind that is not listed is a custom resource.
export const rows: readonly Row[] = [
  // Helm runs them while everything is still as it was.
  { name: 'pre-upgrade hooks', kinds: [] },
  { name: 'namespaces and CRDs', kinds: ['Namespace', definitionKind] },
  { name: 'pre-install hooks', kinds: [] },
  {
    name: 'policies and RBAC',
    kinds: [
      'scheduling.k8s.io/PriorityClass',
      'node.k8s.io/RuntimeClass',
      'storage.k8s.io/CSIDriver',
      'storage.k8s.io/StorageClass',
      'storage.k8s.io/VolumeAttributesClass',
      'networking.k8s.io/IngressClass',
      'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
      'flowcontrol.apiserver.k8s.io/FlowSchema',
      'networking.k8s.io/NetworkPolicy',
      'ResourceQuota',
      'LimitRange',
      'policy/PodSecurityPolicy',
      'policy/PodDisruptionBudget',
      'admissionregistration.k8s.io/MutatingAdmissionPolicy',
      'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
      'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
      'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
      'ServiceAccount',
      'rbac.authorization.k8s.io/ClusterRole',
      'rbac.authorization.k8s.io/ClusterRoleBinding',
      'rbac.authorization.k8s.io/Role',
      'rbac.authorization.k8s.io/RoleBinding',
    ],
  },
  { name: 'configuration', kinds: ['Secret', 'ConfigMap', 'PersistentVolume', 'Service', 'Endpoints', 'discovery.k8s.io/EndpointSlice'] },
  {
    name: 'workloads',
    kinds: [
      // Not with the configuration: a claim may stay unbound until the first pod asks for it.
      'PersistentVolumeClaim',
      'apps/DaemonSet',
      'Pod',
      'ReplicationController',
      'apps/ReplicaSet',
      'apps/Deployment',
      'apps/StatefulSet',
      'batch/Job',
      'batch/CronJob',
      'autoscaling/HorizontalPodAutoscaler',
      'networking.k8s.io/Ingress',
    ],
  },
  { name: 'aggregated APIs', kinds: ['apiregistration.k8s.io/APIService'] },
  { name: 'custom resources', kinds: [] },
  // From the moment that they are there, matching writes ask their Services.
  { name: 'webhook configurations', kinds: webhookKinds },
  { name: 'post-install hooks', kinds: [] },
  { name: 'post-upgrade hooks', kinds: [] },
]

const rowNamed = (name: string): number => rows.findIndex((row) => row.name === name)

export const customRow = rowNamed('custom resources')

/** When hooks run, by Helm's word for the moment. */
export const hookRows: ReadonlyMap<string, number> = new Map(
  ['pre-install', 'pre-upgrade', 'post-install', 'post-upgrade'].map((event) => [event, rowNamed(`${event} hooks`)]),
)

export type Place = {
  readonly row: number
  /** The place in the whole table, across rows. */
  readonly rank: number
}

const places: ReadonlyMap<string, Place> = new Map(
  rows.flatMap(({ kinds }, row) => kinds.map((kind) => ({ kind, row }))).map(({ kind, row }, rank) => [kind, { row, rank }] as const),
)

export const kindKey = ({ group, kind }: Pick<ResourceId, 'group' | 'kind'>): string => (group === '' ? kind : `${group}/${kind}`)

/** The row of an object by its kind. */
export const placeOf = (id: ResourceId): Place => places.get(kindKey(id)) ?? { row: customRow, rank: places.size }

/** The kind that a CRD defines, as `kindKey` writes it. */
export const definedKey = (crd: JsonObject): string => kindKey({ group: textAt(crd, 'spec', 'group') ?? '', kind: textAt(crd, 'spec', 'names', 'kind') ?? '' })
