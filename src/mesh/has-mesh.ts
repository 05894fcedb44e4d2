import { textAt } from '../model/json.ts'
import type { Manifest, ResourceId } from '../model/manifest.ts'

/** Whether anything among the manifests speaks of Istio: what is only a matter of sidecars need not be told where there are none. */
export const hasMesh = (manifests: readonly Manifest[]): boolean =>
  manifests.some(
    ({ id, body }) =>
      id.group.endsWith('.istio.io') ||
      (id.kind === 'Namespace' && labels.some((label) => textAt(body, 'metadata', 'labels', label) !== undefined)) ||
      (id.kind === 'Deployment' && id.name.startsWith('istiod')),
  )

const labels = ['istio-injection', 'istio.io/rev'] as const

/** Whether there are proxies before or after a change. */
export const isMeshed = (before: readonly Manifest[], after: readonly Manifest[]): boolean => hasMesh(before) || hasMesh(after)

const kinds: ReadonlySet<string> = new Set([
  'Service',
  'Namespace',
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
])

/** Whether an object can move what proxies do: a custom resource may describe pods. */
export const concernsMesh = ({ group, kind }: ResourceId): boolean => kinds.has(kind) || isCustom(group)

const isCustom = (group: string): boolean => group.includes('.') && !group.endsWith('.k8s.io')
