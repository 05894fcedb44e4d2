import { refOf } from '../../../model/manifest.ts'
import { currentCrds, desiredCrds, liveOf, pluralOf } from '../../crd/pair-crds.ts'
import { type Crd, isCrd } from '../../crd/read-crd.ts'
import { isKept } from '../../is-kept.ts'
import type { Question } from '../../question.ts'
import type { Draft, QuestionRule } from '../../rule.ts'
import { sayGap, shortName } from '../../schema/hits.ts'

/** A CRD that lives and was Sluice's to keep is no longer desired: deleting it deletes every object of its kind. */
export const crdDeleted: QuestionRule = {
  id: 'crd/deleted',
  why: 'Deleting a CRD deletes every object of its kind; creating it again brings none of them back',
  lane: 'CRD',
  judge: (question) => {
    const [current, desired] = [currentCrds(question), desiredCrds(question)]
    const created = [...desired.values()].filter((crd) => !current.has(crd.name))
    return [...current.values()]
      .filter((crd) => !desired.has(crd.name) && isOurs(crd, question))
      .map((crd) => ({ object: refOf(crd.manifest), ...(isKept(crd.manifest) ? abandoned(crd) : deleted(crd, created, question)) }))
  },
}

/** What the base held is ours. That Sluice applied it is no proof: another environment or workspace may keep it, in the same cluster. */
function isOurs({ name }: Crd, { base, cluster }: Question): boolean {
  const isLive = cluster.crds.some((crd) => crd.id.name === name)
  return isLive && base.some((other) => isCrd(other) && other.id.name === name)
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
    hits: (liveOf(crd, question)?.objects ?? []).map((object) => shortName(object.id)).toSorted(),
    action: `Keep the CRD in the release; where its objects may go, save them (kubectl get ${crd.name} -A -o yaml) and waive this finding`,
  }
}

function sayDeletion(crd: Crd, question: Question): string {
  const live = liveOf(crd, question)
  if (live === undefined) return `Deleting CRD ${crd.name} deletes all ${pluralOf(crd.kind)}, in every namespace and version`
  const count = live.objects.length
  return `Deleting CRD ${crd.name} deletes ${count} live ${count === 1 ? crd.kind : pluralOf(crd.kind)}${sayGap(live)}`
}
