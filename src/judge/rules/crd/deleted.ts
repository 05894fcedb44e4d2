import { refOf } from '../../../model/manifest.ts'
import { currentCrds, desiredCrds, goneCrds, livingOf, pluralOf } from '../../crd/pair-crds.ts'
import type { Crd } from '../../crd/read-crd.ts'
import { isKept } from '../../is-kept.ts'
import type { Question } from '../../question.ts'
import type { Draft, QuestionRule } from '../../rule.ts'
import { sayGap } from '../../schema/hits.ts'

/** A CRD that lives and was Sluice's to keep is no longer desired: deleting it deletes every object of its kind. */
export const crdDeleted: QuestionRule = {
  id: 'crd/deleted',
  why: 'Deleting a CRD deletes every object of its kind; creating it again brings none of them back',
  lane: 'CRD',
  judge: (question) => {
    const current = currentCrds(question)
    const created = [...desiredCrds(question).values()].filter((crd) => !current.has(crd.name))
    return goneCrds(question).map((crd) => ({ object: refOf(crd.manifest), ...(isKept(crd.manifest) ? abandoned(crd) : deleted(crd, created, question)) }))
  },
}

const abandoned = (crd: Crd): Draft => ({
  severity: 'warn',
  effect: 'behaviour-shifts',
  path: '',
  message: `CRD ${crd.name} is no longer in any release; its resource-policy keeps it in the cluster`,
  change: 'present → absent',
  hits: [],
  action: 'Add it to another release, or nobody updates it from now on',
})

function deleted(crd: Crd, created: readonly Crd[], question: Question): Draft {
  const successor = created.find((other) => other.kind === crd.kind)
  return {
    severity: 'block',
    effect: 'data-lost',
    path: '',
    message: sayDeletion(crd, question) + (successor === undefined ? '' : `; CRD ${successor.name} comes in its place and starts empty`),
    change: successor === undefined ? 'present → absent' : `${crd.name} → ${successor.name}`,
    hits: livingOf(crd, question)?.live.seen.names ?? [],
    action: `Keep the CRD in the release; where its objects may go, save them (kubectl get ${crd.name} -A -o yaml) and waive this finding`,
  }
}

function sayDeletion(crd: Crd, question: Question): string {
  const living = livingOf(crd, question)
  if (living === undefined) return `Deleting CRD ${crd.name} deletes all ${pluralOf(crd.kind)}, in every namespace and version`
  const { count } = living.live.seen
  return `Deleting CRD ${crd.name} deletes ${count} live ${count === 1 ? crd.kind : pluralOf(crd.kind)}${sayGap(living)}`
}
