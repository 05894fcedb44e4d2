import { apiVersionOf, type Manifest, nameOf, refOf, type ResourceId } from '../../../model/manifest.ts'
import { isCrd } from '../../crd/read-crd.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** An object goes and one of the same kind and name comes in another group: two objects, of which the new one starts empty. */
export const groupMoved: QuestionRule = {
  id: 'api/group-moved',
  why: 'Outside Kubernetes’ own renamed groups, kinds of two groups are stored apart: the old object is deleted, the new one is created',
  lane: 'API',
  judge: ({ created, deleted }) => {
    const comers = new Map(created.filter((manifest) => !isCrd(manifest)).map((manifest) => [nameWithoutGroup(manifest.id), manifest]))
    return deleted.flatMap((manifest) => {
      const comer = comers.get(nameWithoutGroup(manifest.id))
      return comer === undefined ? [] : [draftOf(manifest, comer)]
    })
  },
}

const nameWithoutGroup = ({ kind, namespace, name }: ResourceId): string => JSON.stringify([kind, namespace, name])

function draftOf(before: Manifest, after: Manifest): ObjectDraft {
  const [old, now] = [apiVersionOf(before.id.group, before.version), apiVersionOf(after.id.group, after.version)]
  return {
    object: refOf(before),
    severity: 'block',
    effect: 'clients-break',
    path: 'apiVersion',
    message: `${nameOf(before.id)} moves to the group ${after.id.group || 'core'}: that is another object, and clients of ${before.id.group || 'core'} lose this one`,
    change: `${old} → ${now}`,
    hits: [],
    action: 'Bring the new object and its controller first, look that it does its work, and take the old one away in a later release; then waive this finding',
  }
}
