import type { Finding } from '../model/finding.ts'
import { refOf } from '../model/manifest.ts'
import { attempt, everything } from '../model/attempt.ts'
import { judgeCrd } from './crd/judge-crd.ts'
import { type CrdPair, pairCrds } from './crd/pair-crds.ts'
import type { Question as Asked, ReleaseScope as Scope } from './question.ts'
import { questionRules } from './registry.ts'
import { type Scene, sceneOf } from './scene.ts'
import type { QuestionRule } from './rule.ts'
import { sortFindings } from './sort-findings.ts'

export { changedKinds } from './crd/changed-kinds.ts'
export { definedVersions } from './crd/defined-versions.ts'
export { newSchemas } from './crd/new-schemas.ts'
export { minorOf as minorIn, newestMinor } from './lifecycle/lifecycle.ts'
export { pluralsIn } from './plurals.ts'
export { ownedFacts } from './owned-facts.ts'
export { ruleIds } from './rule-ids.ts'
export type Question = Asked
export type ReleaseScope = Scope

/** Turns desired manifests, the ones before and what lives in the cluster into findings, worst first. */
export function judge(question: Question): readonly Finding[] {
  const scene = sceneOf(question)
  const ofObjects = questionRules.flatMap((rule) => attempt({ rule: rule.id, object: everything }, () => findingsBy(rule, scene)))
  return sortFindings([...ofObjects, ...attempt({ rule: 'the reading of CRDs', object: everything }, () => pairCrds(question).flatMap(findingsOf))])
}

const findingsBy = (rule: QuestionRule, scene: Scene): readonly Finding[] =>
  rule.judge(scene).map((draft) => ({ rule: rule.id, why: rule.why, lane: rule.lane, ...draft }))

const findingsOf = (pair: CrdPair): readonly Finding[] => attempt({ rule: 'the rules of CRDs', object: refOf(pair.after.manifest) }, () => judgePair(pair))

const judgePair = (pair: CrdPair): readonly Finding[] =>
  judgeCrd(pair).map(({ rule, draft }) => ({ rule: rule.id, why: rule.why, lane: 'CRD', object: refOf(pair.after.manifest), ...draft }))
