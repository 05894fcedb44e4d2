import type { Finding } from '../model/finding.ts'
import { refOf } from '../model/manifest.ts'
import { judgeCrd } from './crd/judge-crd.ts'
import { type CrdPair, pairCrds } from './crd/pair-crds.ts'
import type { Question as Asked, ReleaseScope as Scope } from './question.ts'
import { questionRules } from './registry.ts'
import { sceneOf } from './scene.ts'
import { sortFindings } from './sort-findings.ts'

export type Question = Asked
export type ReleaseScope = Scope

/** Turns desired manifests, the ones before and what lives in the cluster into findings, worst first. */
export function judge(question: Question): readonly Finding[] {
  const scene = sceneOf(question)
  const ofObjects = questionRules.flatMap((rule) => rule.judge(scene).map((draft): Finding => ({ rule: rule.id, why: rule.why, lane: rule.lane, ...draft })))
  return sortFindings([...ofObjects, ...pairCrds(question).flatMap(findingsOf)])
}

const findingsOf = (pair: CrdPair): readonly Finding[] =>
  judgeCrd(pair).map(({ rule, draft }) => ({ rule: rule.id, why: rule.why, lane: 'CRD', object: refOf(pair.after.manifest), ...draft }))
