import type { ObjectChange } from '../model/change.ts'
import { lanes } from '../model/finding.ts'

/** "53 objects change, 1 new, 2 deleted: CRD 7, Label 32": an object counts in each lane that it touches. */
export function countedChanges(changes: readonly ObjectChange[]): string {
  const kinds = (kind: ObjectChange['kind'], word: string): string => {
    const count = changes.filter((change) => change.kind === kind).length
    return count === 0 ? '' : `, ${count} ${word}`
  }
  const touched = lanes.flatMap((lane) => {
    const count = changes.filter((change) => change.lanes.includes(lane)).length
    return count === 0 ? [] : [`${lane} ${count}`]
  })
  return `${changes.length} ${changes.length === 1 ? 'object changes' : 'objects change'}${kinds('create', 'new')}${kinds('rename', 'renamed')}${kinds('delete', 'deleted')} (${touched.join(', ')})`
}
