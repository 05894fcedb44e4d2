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
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Rollout: ['spec', 'template'],
}

export const isWorkload = ({ id }: Manifest): boolean => ['', 'apps', 'batch', 'argoproj.io'].includes(id.group) && id.kind in templates

/** The keys that lead to what a workload's pods are made from. */
export const templatePathOf = ({ id }: Manifest): readonly string[] => templates[id.kind] ?? []

export const templateOf = (manifest: Manifest): Json | undefined => at(manifest.body, ...templatePathOf(manifest))

export function readWorkload(manifest: Manifest): Workload {
  const { id, body } = manifest
  const template = templateOf(manifest)
  return {
    id,
    namespace: namespaceOf(id),
    labels: labelsOf(at(template, 'metadata', 'labels')),
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
