import { type Manifest, nameOf, refOf } from '../../../model/manifest.ts'
import { type Loss, lossOf } from '../../data/losses.ts'
import { isKept } from '../../is-kept.ts'
import type { Draft, ObjectDraft, QuestionRule } from '../../rule.ts'

/** An object that holds or owns data is no longer desired. Namespaces and CRDs have rules of their own. */
export const dataDeleted: QuestionRule = {
  id: 'object/data-deleted',
  why: 'Deleting the object deletes what it holds, or sets free what it owns; creating it again starts empty',
  lane: 'Data loss',
  judge: ({ deleted }) =>
    deleted.flatMap((manifest): readonly ObjectDraft[] => {
      const loss = lossOf(manifest)
      return loss === undefined ? [] : [{ object: refOf(manifest), ...(isKept(manifest) ? abandoned(manifest) : draftOf(manifest, loss)) }]
    }),
}

const abandoned = (manifest: Manifest): Draft => ({
  severity: 'warn',
  effect: 'behaviour-shifts',
  path: '',
  message: `${nameOf(manifest.id)} is no longer in any release; its resource-policy keeps it in the cluster`,
  change: 'present → absent',
  hits: [],
  action: 'Add it to another release, or nobody updates it from now on',
})

const draftOf = (manifest: Manifest, { severity, what }: Loss): Draft => ({
  severity,
  effect: severity === 'block' ? 'data-lost' : 'behaviour-shifts',
  path: '',
  message: `Deleting ${nameOf(manifest.id)} loses data: ${what}`,
  change: 'present → absent',
  hits: [],
  action:
    'Keep it in the release, or annotate it with helm.sh/resource-policy: keep in a release before; where it may go, save its data and waive this finding',
})
