import { definedVersions, type Question } from '../../judge/judge.ts'
import { isSame } from '../../model/json.ts'
import { keyOf, refOf, type Manifest } from '../../model/manifest.ts'
import type { DefinedVersion, Refusal } from '../../model/refusal.ts'
import { compileSchema, type Answer, type Validator } from '../../validate/validate.ts'
import { policyAnswersIn } from './admission/policy-answers.ts'
import { appliedTo, placed } from './applied.ts'
import { minorOf } from './minor-of.ts'
import { expressionFaultsIn } from './expression-faults.ts'
import { ruleFaultsIn } from './rule-faults.ts'

/** The question, with what the CRDs of the same render, or else of the cluster, refuse in its own manifests; what the API server refuses in the expressions of CRDs, policies and webhooks, and what its policies say. */
export function withRefusals(question: Question): Question {
  const live = new Map(question.cluster.source === 'live' ? question.cluster.owned.map((manifest) => [keyOf(manifest.id), manifest]) : [])
  const refusals = definedVersions(question).flatMap((defined) => {
    const written = question.desired.filter(({ id, version }) => id.group === defined.group && id.kind === defined.kind && version === defined.version)
    if (written.length === 0) return []
    const validator = compileSchema(defined.schema, targetOf(defined, question))
    return written.flatMap((manifest) => refusalsOf(manifest, live.get(keyOf(manifest.id)), validator))
  })
  return { ...question, refusals, ruleFaults: ruleFaultsIn(question), expressionFaults: expressionFaultsIn(question), policyAnswers: policyAnswersIn(question) }
}

const targetOf = ({ isNamespaced, hasStatus }: DefinedVersion, question: Question) => ({
  minor: minorOf(question),
  namespaced: isNamespaced,
  statusSubresource: hasStatus,
})

function refusalsOf(manifest: Manifest, live: Manifest | undefined, validator: Validator): readonly Refusal[] {
  const object = refOf(manifest)
  const created = validator.create(placed(manifest))
  const dropped = created.kind === 'judged' ? created.dropped : []
  return [
    ...dropped.map((path): Refusal => ({ object, path, kind: 'unknown', said: 'has no schema' })),
    ...saidOf(answerTo(manifest, live, { validator, created })).map((cause): Refusal => ({ object, kind: 'refused', ...cause })),
  ]
}

/** An object that lives is updated by apply: what it does not change there may be let through. */
function answerTo(manifest: Manifest, live: Manifest | undefined, { validator, created }: { validator: Validator; created: Answer }): Answer {
  if (live === undefined || live.version !== manifest.version) return created
  const applied = appliedTo(live.body, manifest.body)
  return isSame(applied, live.body) || saidOf(created).length > 0 ? validator.update(live.body, applied) : created
}

const saidOf = (answer: Answer): readonly Pick<Refusal, 'path' | 'said'>[] =>
  answer.kind === 'malformed'
    ? answer.problems.map(({ path, message }) => ({ path, said: message }))
    : answer.causes.map(({ path, message }) => ({ path, said: message }))
