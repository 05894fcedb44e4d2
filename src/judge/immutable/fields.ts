import type { Json } from '../../model/json.ts'
import {
  type Exemption,
  isElastic,
  isExtended,
  isGrowth,
  isImageOnly,
  isNoBalancer,
  isReallocated,
  isSecondary,
  isSuspended,
  isUnlocked,
} from './exemptions.ts'

/** A field that the API server lets nobody change, as measured on v1.36. */
export type ImmutableField = {
  readonly group: string
  readonly kind: string
  /** Where it stands; a path that ends in a map stands for everything in it. */
  readonly path: readonly string[]
  /** Keys below the path that may change all the same. */
  readonly except?: readonly string[]
  /** What an absent field means. */
  readonly absent?: Json
  /** When it may change all the same. */
  readonly unless?: Exemption
}

type Row = Omit<ImmutableField, 'group' | 'kind' | 'path'>

const rows = (group: string, kinds: string, fields: Readonly<Record<string, Row>>): readonly ImmutableField[] =>
  kinds.split(' ').flatMap((kind) => Object.entries(fields).map(([path, row]) => ({ group, kind, path: path.split('.'), ...row })))

const source = (names: string): Readonly<Record<string, Row>> => Object.fromEntries(names.split(' ').map((name) => [`spec.${name}`, {}]))

/** By kind, as compat's measurements and the validation code of Kubernetes have them. */
export const immutableFields: readonly ImmutableField[] = [
  ...rows('apps', 'Deployment DaemonSet ReplicaSet', { 'spec.selector': {} }),
  ...rows('apps', 'StatefulSet', {
    'spec.selector': {},
    'spec.serviceName': { absent: '' },
    'spec.podManagementPolicy': { absent: 'OrderedReady' },
    'spec.volumeClaimTemplates': { absent: [] },
  }),
  ...rows('batch', 'Job', {
    'spec.template': { unless: isSuspended },
    'spec.selector': {},
    'spec.completionMode': { absent: 'NonIndexed' },
    'spec.completions': { absent: 1, unless: isElastic },
    'spec.podFailurePolicy': {},
    'spec.backoffLimitPerIndex': {},
    'spec.managedBy': { absent: 'kubernetes.io/job-controller' },
    'spec.successPolicy': {},
  }),
  ...rows('', 'Service', {
    'spec.clusterIP': { unless: isReallocated },
    'spec.ipFamilies': { unless: isSecondary },
    'spec.healthCheckNodePort': { unless: isReallocated },
    'spec.loadBalancerClass': { unless: isNoBalancer },
  }),
  ...rows('', 'PersistentVolumeClaim', {
    'spec.accessModes': {},
    'spec.selector': {},
    'spec.storageClassName': {},
    'spec.volumeName': {},
    'spec.volumeMode': { absent: 'Filesystem' },
    'spec.dataSource': {},
    'spec.dataSourceRef': {},
    'spec.resources.limits': {},
    'spec.resources.requests.storage': { unless: isGrowth },
  }),
  ...rows('', 'PersistentVolume', {
    'spec.volumeMode': { absent: 'Filesystem' },
    ...source('awsElasticBlockStore azureDisk azureFile cephfs cinder csi fc flexVolume flocker gcePersistentDisk glusterfs hostPath iscsi local nfs'),
    ...source('photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume'),
  }),
  ...rows('', 'Pod', {
    spec: { except: ['activeDeadlineSeconds', 'containers', 'initContainers', 'schedulingGates', 'terminationGracePeriodSeconds', 'tolerations'] },
  }),
  ...rows('', 'Pod', {
    'spec.containers': { unless: isImageOnly },
    'spec.initContainers': { unless: isImageOnly },
    'spec.tolerations': { unless: isExtended },
  }),
  ...rows('', 'Secret', { type: { absent: 'Opaque' } }),
  ...rows('', 'ConfigMap Secret', { data: { unless: isUnlocked }, binaryData: { unless: isUnlocked }, immutable: { unless: isUnlocked } }),
  ...rows('rbac.authorization.k8s.io', 'RoleBinding ClusterRoleBinding', { roleRef: {} }),
  ...rows('storage.k8s.io', 'StorageClass', {
    provisioner: {},
    parameters: {},
    reclaimPolicy: { absent: 'Delete' },
    volumeBindingMode: { absent: 'Immediate' },
  }),
  ...rows('storage.k8s.io', 'CSIDriver', { 'spec.attachRequired': { absent: true }, 'spec.volumeLifecycleModes': { absent: ['Persistent'] } }),
  ...rows('storage.k8s.io', 'VolumeAttributesClass', { driverName: {}, parameters: {} }),
  ...rows('networking.k8s.io', 'IngressClass', { 'spec.controller': {} }),
  ...rows('networking.k8s.io', 'IPAddress', { 'spec.parentRef': {} }),
  ...rows('networking.k8s.io', 'ServiceCIDR', { 'spec.cidrs': { unless: isExtended } }),
  ...rows('scheduling.k8s.io', 'PriorityClass', { value: { absent: 0 }, preemptionPolicy: { absent: 'PreemptLowerPriority' } }),
  ...rows('node.k8s.io', 'RuntimeClass', { handler: {} }),
  ...rows('discovery.k8s.io', 'EndpointSlice', { addressType: {} }),
  ...rows('resource.k8s.io', 'ResourceClaim', { spec: {} }),
  ...rows('certificates.k8s.io', 'ClusterTrustBundle', { 'spec.signerName': {} }),
]
