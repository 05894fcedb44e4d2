import { keyOf, type Manifest, refOf } from '../../../model/manifest.ts'
import { isKept } from '../../is-kept.ts'
import type { Draft, QuestionRule } from '../../rule.ts'

/** A Namespace is no longer desired: deleting it deletes everything inside, whoever made it. */
export const namespaceDeleted: QuestionRule = {
  id: 'object/namespace-deleted',
  why: 'Deleting a Namespace deletes every object in it, whoever made it',
  lane: 'Data loss',
  judge: ({ base, desired }) => {
    const wanted = new Set(desired.map((manifest) => keyOf(manifest.id)))
    return base
      .filter((manifest) => isNamespace(manifest) && !wanted.has(keyOf(manifest.id)))
      .map((manifest) => ({ object: refOf(manifest), ...draftOf(manifest) }))
  },
}

const isNamespace = ({ id }: Manifest): boolean => id.group === '' && id.kind === 'Namespace'

function draftOf(manifest: Manifest): Draft {
  const isStaying = isKept(manifest)
  const { name } = manifest.id
  return {
    severity: isStaying ? 'warn' : 'block',
    effect: isStaying ? 'behaviour-shifts' : 'data-lost',
    path: '',
    message: isStaying
      ? `Namespace ${name} is no longer in any release; its resource-policy keeps it in the cluster`
      : `Deleting Namespace ${name} deletes everything inside it, volumes and other releases' objects too`,
    change: 'present → absent',
    hits: [],
    action: isStaying
      ? 'Add it to another release, or nobody updates it from now on'
      : `Keep the Namespace in the release; if it may go, look at what lives there (kubectl get all,pvc,secret -n ${name}) and waive this finding`,
  }
}
