import { newestMinor, type Question } from '../../judge/judge.ts'
import { keyOf, refOf, type Manifest } from '../../model/manifest.ts'
import type { ExpressionFault } from '../../model/refusal.ts'
import { admissionFaults } from '../../validate/validate.ts'
import { minorOf } from './minor-of.ts'
import { newFaults } from './new-faults.ts'

/** What the API server would refuse in the expressions of desired policies and webhooks. */
export function expressionFaultsIn(question: Question): readonly ExpressionFault[] {
  const isKnown = minorOf(question) <= newestMinor()
  const before = accepted(question)
  return question.desired.flatMap((manifest) =>
    newFaults(before.get(keyOf(manifest.id)), manifest, (one) => admissionFaults(one, { isKnown })).map((fault) => ({ object: refOf(manifest), ...fault })),
  )
}

/** What a server took already: live objects where they were read, else what was committed. */
const accepted = ({ base, cluster }: Question): ReadonlyMap<string, Manifest> =>
  new Map((cluster.source === 'live' ? cluster.owned : base).map((manifest) => [keyOf(manifest.id), manifest]))
