import type { ProxyClass } from '../model/mesh.ts'
import { compareText } from '../model/json.ts'
import { compareIds, nameOf, shortName } from '../model/manifest.ts'
import { isSelected, type Labels } from './objects/labels.ts'
import type { Workload } from './objects/workload.ts'
import { put } from './registry/by-audience.ts'
import type { Registry } from './registry/registry.ts'
import { sidecarFor, type Proxy } from './predict.ts'
import { rootNamespace } from './registry/rule-pools.ts'
import { labelsText, unseenSelectors } from './unseen-gateways.ts'
import { tellingLabels } from './telling-labels.ts'

/** The classes of proxies among the workloads, and one for any pod of each namespace: gateways first, then by name. */
export function proxyClasses(registry: Registry): readonly ProxyClass[] {
  // The pods of a template are as it is.
  const templates = registry.workloads.filter(({ isOwned }) => !isOwned)
  const workloads = (templates.length === 0 ? registry.workloads : templates).toSorted((left, right) => compareIds(left.id, right.id))
  const gateways = workloads.filter(({ labels }) => isGateway(registry, labels))
  const sidecars = workloads.filter(({ labels }) => !isGateway(registry, labels))
  return [...gatewayClasses(gateways), ...selectedClasses(unseenSelectors(registry)), ...sidecarClasses(sidecars, registry)]
}

/** Classes of either state; what a class is made of does not hang on which workloads are there. */
export function allClasses({ before, after }: { readonly before: Registry; readonly after: Registry }): readonly ProxyClass[] {
  const later = proxyClasses(after)
  const names = new Set(later.map(({ name }) => name))
  return [...later, ...proxyClasses(before).filter(({ name }) => !names.has(name))]
}

/** Any proxy of a class. */
export const proxyOf = ({ kind, namespace, labels }: ProxyClass): Proxy => ({ kind, namespace, labels: new Map(Object.entries(labels)), address: '' })

const isGateway = ({ gateways }: Registry, labels: Labels): boolean =>
  gateways.some(({ selector }) => selector !== null && selector.size > 0 && isSelected(selector, labels))

/** Which ports a gateway opens hangs on all its labels. */
function gatewayClasses(workloads: readonly Workload[]): readonly ProxyClass[] {
  const groups = Map.groupBy(workloads, ({ namespace, labels }) => JSON.stringify([namespace, [...labels].toSorted(byKey)]))
  return [...groups.values()]
    .flatMap((members) => members.slice(0, 1).map((first) => gatewayClass(first, members)))
    .toSorted((left, right) => compareText(left.name, right.name))
}

/** What the class of a gateway's pods is called. */
export const gatewayClassName = ({ id, namespace }: Workload): string => `gateway ${shortName({ ...id, namespace })}`

const gatewayClass = (first: Workload, members: readonly Workload[]): ProxyClass => ({
  name: gatewayClassName(first),
  kind: 'gateway',
  namespace: first.namespace,
  labels: Object.fromEntries(first.labels),
  sidecar: null,
  members: members.map(({ id }) => nameOf(id)),
})

/** Gateways whose pods are elsewhere: all that is known of them is what selects them. */
const selectedClasses = (selectors: readonly Labels[]): readonly ProxyClass[] =>
  selectors.map((selector) => ({
    name: `gateway with ${labelsText(selector)}`,
    kind: 'gateway',
    namespace: rootNamespace,
    labels: Object.fromEntries(selector),
    sidecar: null,
    members: [],
  }))

function sidecarClasses(workloads: readonly Workload[], registry: Registry): readonly ProxyClass[] {
  const groups = new Map<string, Workload[]>()
  const telling = tellingLabels(registry)
  for (const workload of workloads) put(groups, classKey(workload.namespace, telling(workload)), workload)
  for (const namespace of registry.namespaces) if (!groups.has(classKey(namespace, []))) groups.set(classKey(namespace, []), [])
  return [...groups].map(([key, members]) => sidecarClass(key, members, registry)).toSorted((left, right) => compareText(left.name, right.name))
}

const classKey = (namespace: string, labels: readonly (readonly [string, string])[]): string => [namespace, ...labels.flat()].join('\n')

function sidecarClass(key: string, members: readonly Workload[], registry: Registry): ProxyClass {
  const [namespace = '', ...flat] = key.split('\n')
  const labels = new Map(flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : [])))
  const told = labelsText(labels)
  return {
    name: `sidecars of ${namespace}${told === '' ? '' : ` (${told})`}`,
    kind: 'sidecar',
    namespace,
    labels: Object.fromEntries(labels),
    sidecar: sidecarFor(registry, { namespace, labels })?.id ?? null,
    members: members.map(({ id }) => nameOf(id)),
  }
}

const byKey = ([left]: readonly [string, string], [right]: readonly [string, string]): number => compareText(left, right)
