import { at, listAt, textAt, type Json } from '../../model/json.ts'
import type { Manifest, ResourceId } from '../../model/manifest.ts'
import { labelsOf, type Labels } from './labels.ts'
import { numberAt } from './number-at.ts'
import { namespaceOf } from './origin.ts'

/** Pods of one template, or one pod of a cluster. */
export type Workload = {
  readonly id: ResourceId
  readonly namespace: string
  readonly labels: Labels
  /** The IP of a live pod; '' for a template. */
  readonly address: string
  /** Whether something else made it, such as a ReplicaSet. */
  readonly isOwned: boolean
  /** Numbers of the named ports of its containers. */
  readonly namedPorts: ReadonlyMap<string, number>
}

// Where the pods of a kind are described.
const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Rollout: ['spec', 'template'],
}

/** Whether pods are made from it. */
export const isWorkload = (manifest: Manifest): boolean =>
  (['', 'apps', 'batch', 'argoproj.io'].includes(manifest.id.group) && manifest.id.kind in templates) || hasPodTemplate(manifest)

/** Whether a kind of somebody else describes pods where the kinds of Kubernetes do. */
const hasPodTemplate = ({ body }: Manifest): boolean => listAt(body, 'spec', 'template', 'spec', 'containers').length > 0

/** The keys that lead to what a workload's pods are made from. */
export const templatePathOf = ({ id }: Manifest): readonly string[] => templates[id.kind] ?? ['spec', 'template']

export const templateOf = (manifest: Manifest): Json | undefined => at(manifest.body, ...templatePathOf(manifest))

// A VM that Istio knows is selected by its labels as a pod is.
const vms: Readonly<Record<string, readonly string[]>> = { WorkloadEntry: ['spec', 'labels'], WorkloadGroup: ['spec', 'metadata', 'labels'] }

/** Whether a Service can lead to it. */
export const isSelectable = (manifest: Manifest): boolean => isWorkload(manifest) || isVm(manifest.id)

const isVm = ({ group, kind }: ResourceId): boolean => group === 'networking.istio.io' && kind in vms

export function readWorkload(manifest: Manifest): Workload {
  const { id, body } = manifest
  const template = templateOf(manifest)
  return {
    id,
    namespace: namespaceOf(id),
    labels: labelsOf(isVm(id) ? at(body, ...(vms[id.kind] ?? [])) : at(template, 'metadata', 'labels')),
    address: textAt(body, 'status', 'podIP') ?? '',
    isOwned: listAt(body, 'metadata', 'ownerReferences').length > 0,
    namedPorts: new Map(listAt(template, 'spec', 'containers').flatMap(portsOf)),
  }
}

const portsOf = (container: Json): readonly (readonly [string, number])[] =>
  listAt(container, 'ports').flatMap((port) => {
    const [name, number] = [textAt(port, 'name'), numberAt(port, 'containerPort')]
    return name === undefined || number === undefined ? [] : [[name, number] as const]
  })
