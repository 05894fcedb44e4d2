import { listAt, textAt, type Json } from '../../model/json.ts'

/** Whether a pod template keeps its pods from all being in one zone. */
export const isSpreadOverZones = (template: Json | undefined): boolean =>
  listAt(template, 'spec', 'topologySpreadConstraints').some(isAboutZones) || terms(template).some(isAboutZones)

function terms(template: Json | undefined): readonly Json[] {
  const path = ['spec', 'affinity', 'podAntiAffinity']
  const preferred = listAt(template, ...path, 'preferredDuringSchedulingIgnoredDuringExecution').flatMap((term) => podAffinityTerm(term))
  return [...listAt(template, ...path, 'requiredDuringSchedulingIgnoredDuringExecution'), ...preferred]
}

const podAffinityTerm = (weighted: Json): readonly Json[] => {
  const key = textAt(weighted, 'podAffinityTerm', 'topologyKey')
  return key === undefined ? [] : [{ topologyKey: key }]
}

// The second is what it was called until Kubernetes 1.17.
const zoneKeys: readonly string[] = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone']

const isAboutZones = (term: Json): boolean => zoneKeys.includes(textAt(term, 'topologyKey') ?? '')
