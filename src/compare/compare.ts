import type { Change } from '../model/change.ts'
import { isSame } from '../model/json.ts'
import { compareIds, keyOf, type Manifest } from '../model/manifest.ts'
import { patchOf } from './patch.ts'

export { toldChanges } from './told-changes.ts'

/** Two sets of objects → what creates, updates and deletes turn the first into the second, in order of identity; equal pairs give nothing. */
export function compare(before: readonly Manifest[], after: readonly Manifest[]): readonly Change[] {
  const beforeOf = byIdentity(before)
  const afterOf = byIdentity(after)
  const deleted = [...beforeOf.entries()]
    .filter(([key]) => !afterOf.has(key))
    .map(([, manifest]): Change => ({ kind: 'delete', id: manifest.id, before: manifest }))
  const others = [...afterOf.entries()].flatMap(([key, manifest]) => changeTo(beforeOf.get(key), manifest))
  return [...deleted, ...others].toSorted((left, right) => compareIds(left.id, right.id))
}

/** Of two objects with one identity the later one counts, as it does for a cluster that is sent both. */
const byIdentity = (manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> => new Map(manifests.map((manifest) => [keyOf(manifest.id), manifest]))

function changeTo(before: Manifest | undefined, after: Manifest): readonly Change[] {
  if (before === undefined) return [{ kind: 'create', id: after.id, after }]
  if (isSame(before.body, after.body)) return []
  return [{ kind: 'update', id: after.id, before, after, patch: () => patchOf(before.body, after.body) }]
}
