import type { ObjectRef } from '../../model/manifest.ts'

/**
 * Fields of Kubernetes' own kinds that the API server, or what it runs before it asks policies, writes where nobody did. Rather one too many: what is asked of such a
 * field and is not written is unknown, not absent.
 */
const filled: ReadonlySet<string> = new Set(
  `status strategy updateStrategy rollingUpdate maxSurge maxUnavailable revisionHistoryLimit progressDeadlineSeconds podManagementPolicy partition
  persistentVolumeClaimRetentionPolicy replicas minReadySeconds restartPolicy terminationGracePeriodSeconds dnsPolicy schedulerName serviceAccount serviceAccountName
  enableServiceLinks preemptionPolicy priority tolerations nodeName terminationMessagePath terminationMessagePolicy imagePullPolicy resources requests protocol
  timeoutSeconds periodSeconds successThreshold failureThreshold scheme path defaultMode optional apiVersion fieldPath divisor expirationSeconds
  sessionAffinity sessionAffinityConfig internalTrafficPolicy externalTrafficPolicy allocateLoadBalancerNodePorts ipFamilies ipFamilyPolicy clusterIP clusterIPs
  targetPort nodePort healthCheckNodePort completions parallelism backoffLimit completionMode suspend manualSelector podReplacementPolicy concurrencyPolicy
  successfulJobsHistoryLimit failedJobsHistoryLimit volumeMode accessModes storageClassName volumeName minReplicas metrics behavior policyTypes pathType ingressClassName
  apiGroup reclaimPolicy volumeBindingMode attachRequired podInfoOnMount fsGroupPolicy requiresRepublish seLinuxMount storageCapacity volumeLifecycleModes
  failurePolicy matchPolicy sideEffects namespaceSelector objectSelector reinvocationPolicy scope caBundle port finalizers globalDefault mode
  whenDeleted whenScaled conversion names listKind singular preserveUnknownFields persistentVolumeReclaimPolicy hostPort dataSource dataSourceRef service`.split(
    /\s+/,
  ),
)

/** Fields that are filled in below one parent and nowhere else. */
const filledBelow: Readonly<Record<string, readonly string[]>> = {
  metadata: ['uid', 'creationTimestamp', 'generation', 'resourceVersion', 'managedFields', 'selfLink'],
  // Of a pod, not of a container.
  spec: ['securityContext', 'selector', 'type', 'template'],
  '': ['type', 'secrets'],
  // Where a new pod has only limits, these become its requests; limits are filled in by a LimitRange, and in pods alone.
  resources: ['requests'],
}

// Their keys are words of people.
const free: ReadonlySet<string> = new Set(
  'labels annotations matchLabels data stringData binaryData nodeSelector requests limits hard default defaultRequest max min parameters'.split(' '),
)

const ofMetadata = (parent: string, field: string): boolean => parent === 'metadata' && (filledBelow['metadata'] ?? []).includes(field)

const ofBuiltIn = (parent: string, field: string): boolean => {
  if (free.has(parent)) return false
  if (parent === 'metadata' || parent === 'resources') return (filledBelow[parent] ?? []).includes(field)
  return filled.has(field) || (filledBelow[parent] ?? []).includes(field)
}

/** What is filled in where a pod itself is written, and not where one is described. */
const filledOfPods: ReadonlySet<string> = new Set(
  'volumes volumeMounts imagePullSecrets resizePolicy overhead runtimeClassName nodeSelector limits automountServiceAccountToken'.split(' '),
)

const ofPod = (parent: string, field: string): boolean => ofBuiltIn(parent, field) || (!free.has(parent) && filledOfPods.has(field))

const anything = (): boolean => true

/** Whether a field may be there although nobody wrote it: of kinds whose schema was applied only metadata is filled in, and of kinds that nobody knows anything may be. */
export function mayFillIn({ group, kind }: Pick<ObjectRef, 'group' | 'kind'>, hasSchema: boolean): (parent: string, field: string) => boolean {
  if (hasSchema) return ofMetadata
  if (!isBuiltIn(group)) return anything
  return group === '' && kind === 'Pod' ? ofPod : ofBuiltIn
}

const groups: ReadonlySet<string> = new Set(
  `admissionregistration apiextensions apiregistration authentication authorization certificates coordination discovery events flowcontrol.apiserver networking node
  rbac.authorization resource scheduling storage`.split(/\s+/),
)

const isBuiltIn = (group: string): boolean => !group.includes('.') || (group.endsWith('.k8s.io') && groups.has(group.slice(0, -'.k8s.io'.length)))
