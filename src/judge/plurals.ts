import { textAt } from '../model/json.ts'
import { kindText, type ResourceId } from '../model/manifest.ts'
import { desiredCrds, pluralOf } from './crd/pair-crds.ts'
import type { Question } from './question.ts'

type Kind = Pick<ResourceId, 'group' | 'kind'>

/** The plurals of kinds in URLs: as the cluster serves them, as the CRDs of the render will, or else as English has them. */
export function pluralsIn(question: Question): (kind: Kind) => string {
  const served = question.cluster.served === 'unknown' ? [] : question.cluster.served
  const own = [...desiredCrds(question).values()].map((crd) => [kindText(crd), textAt(crd.spec, 'names', 'plural') ?? ''] as const)
  const plurals = new Map([...served.map((one) => [kindText(one), one.plural] as const), ...own])
  return (kind) => plurals.get(kindText(kind)) ?? pluralOf(kind.kind).toLowerCase()
}
