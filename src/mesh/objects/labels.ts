import { isObject, type Json } from '../../model/json.ts'

export type Labels = ReadonlyMap<string, string>

export const noLabels: Labels = new Map()

/** Labels as an object has them; what is not text cannot be one. */
export function labelsOf(value: Json | undefined): Labels {
  if (!isObject(value)) return noLabels
  return new Map(Object.entries(value).flatMap(([key, label]) => (typeof label === 'string' ? [[key, label] as const] : [])))
}

/** Whether labels have all that a selector names. An empty one selects everything. */
export const isSelected = (selector: Labels, labels: Labels): boolean => [...selector].every(([key, value]) => labels.get(key) === value)

// Pilot adds these to endpoints by the node, network and cluster that a pod is in; no template has them.
const ofPlace: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
  'topology.istio.io/network',
  'topology.istio.io/cluster',
  'kubernetes.io/hostname',
])

/** Labels without those that say where a pod runs. */
export const withoutPlace = (labels: Labels): Labels => new Map([...labels].filter(([key]) => !ofPlace.has(key)))

export const isSameLabels = (left: Labels, right: Labels): boolean => left.size === right.size && isSelected(left, right)
