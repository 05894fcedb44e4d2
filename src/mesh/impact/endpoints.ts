import type { Cluster } from '../../model/envoy.ts'
import { isSelected, withoutPlace } from '../objects/labels.ts'
import type { MeshService } from '../objects/service.ts'
import type { Workload } from '../objects/workload.ts'
import { remembering } from '../remembering.ts'
import type { Registry } from '../registry/registry.ts'
import type { Effect } from './effect.ts'
import type { Seen } from './seen.ts'

export type Registries = { readonly before: Registry; readonly after: Registry }

/** Whether the workloads behind a cluster were among the manifests and no longer are; asked once for all classes that have the cluster. */
export function emptiedClusters({ before, after }: Registries): (cluster: Cluster) => boolean {
  const known = remembering<Cluster, boolean>()
  return (cluster) => known(cluster, () => workloadsBehind(cluster, after)?.length === 0 && (workloadsBehind(cluster, before)?.length ?? 0) > 0)
}

/** Clusters that nobody is behind any more. */
export const endpointEffects = (before: Seen, after: Seen, isEmptied: (cluster: Cluster) => boolean): readonly Effect[] =>
  [...after.clusters.values()].filter((cluster) => before.clusters.has(cluster.name) && isEmptied(cluster)).map((cluster) => emptied(cluster, after))

/** What the selector of a cluster's Service finds among the manifests; null where no selector says. */
export function workloadsBehind({ source, labels }: Cluster, registry: Registry): readonly Workload[] | null {
  const service = source === null || source.kind !== 'Service' ? undefined : serviceOf(source.name, source.namespace, registry)
  if (service === undefined || service.selector === null) return null
  const wanted = new Map([...service.selector, ...withoutPlace(new Map(Object.entries(labels)))])
  const [first] = wanted
  return first === undefined ? null : registry.workloadsWith(service.namespace, first).filter((workload) => isSelected(wanted, workload.labels))
}

const serviceOf = (name: string, namespace: string, { byHost }: Registry): MeshService | undefined =>
  byHost.get(`${name}.${namespace === '' ? 'default' : namespace}.svc.cluster.local`)?.get(namespace === '' ? 'default' : namespace)

function emptied({ name, source }: Cluster, after: Seen): Effect {
  return {
    kind: 'no-endpoint',
    severity: after.uses(name) ? 'block' : 'info',
    flag: '503 UH',
    subject: name,
    before: 'selects workloads',
    after: 'selects none',
    message: `Nothing answers behind ${name}: its selector matches no workload of the manifests any more`,
    why: 'The labels of the pods, the selector of the Service or the labels of the subset changed, or the workload is gone',
    source,
    spot: { kind: 'cluster', name },
  }
}
