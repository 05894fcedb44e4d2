import { listAt, textAt, type Json } from '../../model/json.ts'
import { nameOf, type Manifest } from '../../model/manifest.ts'

/** Why an object that was deleted is still there, as it tells itself. */
export function whatHolds({ body, id }: Manifest): string {
  const finalizers = [...textsIn(body, 'metadata'), ...(id.kind === 'Namespace' ? textsIn(body, 'spec') : [])]
  const conditions = listAt(body, 'status', 'conditions').flatMap((condition) =>
    textAt(condition, 'status') === 'True' ? (textAt(condition, 'message') ?? []) : [],
  )
  const said = conditions.length === 0 || id.kind !== 'Namespace' ? '' : ` (${conditions.join('; ').slice(0, 300)})`
  return finalizers.length === 0
    ? `${nameOf(id)} has no finalizer and is still there`
    : `${nameOf(id)} is held by the finalizer ${finalizers.join(', ')}${said}`
}

const textsIn = (body: Json, part: string): readonly string[] => listAt(body, part, 'finalizers').filter((finalizer) => typeof finalizer === 'string')
