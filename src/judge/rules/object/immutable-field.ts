import { refOf } from '../../../model/manifest.ts'
import { type MovedField, movedFields } from '../../immutable/changed-fields.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import type { Pair } from '../../scene.ts'
import { showChange } from '../../show.ts'

/** A field changes that the API server lets nobody change: apply fails, and what came before it in the stream is already applied. */
export const immutableField: QuestionRule = {
  id: 'object/immutable-field',
  why: 'The API server answers 422 to an update that changes a field which is fixed at creation',
  lane: 'Immutable',
  judge: ({ fixed }) => fixed.flatMap((pair) => movedFields(pair).map((field) => draftOf(pair, field))),
}

function draftOf({ after }: Pair, field: MovedField): ObjectDraft {
  const { kind, name } = after.id
  return {
    object: refOf(after),
    severity: 'block',
    effect: 'refused',
    path: field.path,
    message: `The API server refuses ${kind} ${name}: ${field.path} cannot change after creation`,
    change: kind === 'Secret' ? 'other values' : showChange(field.before, field.after),
    hits: [],
    action: cures[kind] ?? `Keep ${field.path} as it is, or give the object a new name; to replace it, delete ${kind} ${name} first and waive this finding`,
  }
}

/** Where replacing an object costs more than the object, the way round that. */
const cures: Readonly<Record<string, string>> = {
  DaemonSet: 'Keep it as it is, or delete the DaemonSet with --cascade=orphan, apply, and let the new one adopt its pods: their labels must still match',
  Deployment: 'Keep it as it is, or give the Deployment a new name beside the old one and remove the old one in a later release',
  Job: 'Give the Job a name that changes with its content, or delete the finished Job before apply',
  PersistentVolumeClaim: 'Keep it as it is; other storage needs a new claim, to which the data is copied',
  StatefulSet: 'Keep it as it is, or delete the StatefulSet with --cascade=orphan (pods and claims stay) and apply at once; then waive this finding',
}
