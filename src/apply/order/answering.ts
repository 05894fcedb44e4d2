import { objectAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { Item } from './items.ts'
import { kindKey } from './rows.ts'

/** What answers where a `service` names one: the Service itself, and the workloads that it selects, as far as the render holds them. */
export function answeringIn(items: readonly Item[]): (service: Json | undefined) => readonly Item[] {
  const services = new Map(items.filter(({ manifest }) => kindKey(manifest.id) === 'Service').map((item) => [keyOf(item.manifest.id), item]))
  const workloads = Map.groupBy(
    items.filter((item) => podLabels(item) !== undefined),
    ({ manifest }) => manifest.id.namespace,
  )
  return (named) => {
    const service = services.get(keyOf({ namespace: textAt(named, 'namespace') ?? '', name: textAt(named, 'name') ?? '' }))
    if (service === undefined) return []
    return [service, ...(workloads.get(service.manifest.id.namespace) ?? []).filter((workload) => selects(service, workload))]
  }
}

const keyOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string => JSON.stringify([namespace, name])

const withTemplate = ['apps/DaemonSet', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet']

function podLabels({ manifest: { id, body } }: Item): JsonObject | undefined {
  if (kindKey(id) === 'Pod') return objectAt(body, 'metadata', 'labels')
  return withTemplate.includes(kindKey(id)) ? objectAt(body, 'spec', 'template', 'metadata', 'labels') : undefined
}

function selects(service: Item, workload: Item): boolean {
  const selector = Object.entries(objectAt(service.manifest.body, 'spec', 'selector'))
  const labels = podLabels(workload) ?? {}
  return selector.length > 0 && selector.every(([key, value]) => labels[key] === value)
}
