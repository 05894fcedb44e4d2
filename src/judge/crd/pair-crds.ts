import type { LiveObjects } from '../../model/facts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Question } from '../question.ts'
import { type Crd, isCrd, readCrd } from './read-crd.ts'

/** One CRD as it is and as it will be, with its live objects where somebody listed them. */
export type CrdPair = {
  readonly before: Crd
  readonly after: Crd
  readonly live: LiveObjects | undefined
  /** Its objects as a sentence names them: "VirtualServices". */
  readonly objects: string
}

/** CRDs by name as they are: the live one where there is one, else the one of the base. */
export const currentCrds = (question: Question): ReadonlyMap<string, Crd> => crdsByName([...question.base, ...question.cluster.crds])

export const desiredCrds = (question: Question): ReadonlyMap<string, Crd> => crdsByName(question.desired)

/** Every desired CRD that exists already, beside what it replaces. */
export function pairCrds(question: Question): readonly CrdPair[] {
  const current = currentCrds(question)
  return [...desiredCrds(question).values()].flatMap((after) => {
    const before = current.get(after.name)
    if (before === undefined) return []
    return [{ before, after, live: liveOf(before, question), objects: pluralOf(before.kind) }]
  })
}

export const liveOf = (crd: Crd, question: Question): LiveObjects | undefined =>
  question.cluster.live.find((listed) => listed.group === crd.group && listed.kind === crd.kind)

/** The plural of a kind in a sentence: "Gateways", "Prometheuses", "AuthorizationPolicies". */
export function pluralOf(kind: string): string {
  if (/(?:s|x|z|ch|sh)$/i.test(kind)) return `${kind}es`
  if (/[^aeiou]y$/i.test(kind)) return `${kind.slice(0, -1)}ies`
  return `${kind}s`
}

const crdsByName = (manifests: readonly Manifest[]): ReadonlyMap<string, Crd> =>
  new Map(manifests.filter(isCrd).map((manifest) => [manifest.id.name, readCrd(manifest)]))
