import type { LivingKind } from '../../model/living.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Question } from '../question.ts'
import { type Crd, isCrd, readCrd } from './read-crd.ts'

/** One CRD as it is and as it will be, with what its objects tell where somebody asked them. */
export type CrdPair = {
  readonly before: Crd
  readonly after: Crd
  readonly living: LivingKind | undefined
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
    return [{ before, after, living: livingOf(before, question), objects: pluralOf(before.kind) }]
  })
}

/** CRDs that live and that the base held, so that they are ours, and that are no longer desired. That Sluice applied one is no proof: it may be of another workspace. */
export function goneCrds(question: Question): readonly Crd[] {
  const [desired, current] = [desiredCrds(question), currentCrds(question)]
  const [base, live] = [crdsByName(question.base), crdsByName(question.cluster.crds)]
  return [...current.values()].filter(({ name }) => !desired.has(name) && base.has(name) && live.has(name))
}

export const livingOf = (crd: Crd, { living = [] }: Question): LivingKind | undefined =>
  living.find(({ group, kind }) => group === crd.group && kind === crd.kind)

/** The plural of a kind in a sentence: "Gateways", "Prometheuses", "AuthorizationPolicies". */
export function pluralOf(kind: string): string {
  if (/(?:s|x|z|ch|sh)$/i.test(kind)) return `${kind}es`
  if (/[^aeiou]y$/i.test(kind)) return `${kind.slice(0, -1)}ies`
  return `${kind}s`
}

const crdsByName = (manifests: readonly Manifest[]): ReadonlyMap<string, Crd> =>
  new Map(manifests.filter(isCrd).map((manifest) => [manifest.id.name, readCrd(manifest)]))
