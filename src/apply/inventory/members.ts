import { at, isObject, listAt, textAt, type Json } from '../../model/json.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { partOfLabel } from '../../model/membership.ts'

/** Those that have the label by our own hand. */
export function membersAmong(labelled: readonly Manifest[], inventory: string): readonly Manifest[] {
  return labelled.filter(({ body }) => textAt(body, 'metadata', 'labels', partOfLabel) === inventory && isLabelOurs(body) && !hasController(body))
}

/** Those that our own hand made members of another inventory, with its id. */
export const strangers = (live: readonly Manifest[], inventory: string): readonly { readonly manifest: Manifest; readonly inventory: string }[] =>
  live.flatMap((manifest) => {
    const other = textAt(manifest.body, 'metadata', 'labels', partOfLabel) ?? inventory
    return other === inventory || membersAmong([manifest], other).length === 0 ? [] : [{ manifest, inventory: other }]
  })

/** Members that are no longer desired. The same object under another group is the same: its uid says so. */
export function leftOver(members: readonly Manifest[], desired: readonly Manifest[], live: readonly Manifest[]): readonly Manifest[] {
  const wanted = new Set(desired.map(({ id }) => keyOf(id)))
  const wantedUids = new Set(live.filter(({ id }) => wanted.has(keyOf(id))).map(uidOf))
  return members.filter((member) => !wanted.has(keyOf(member.id)) && !wantedUids.has(uidOf(member)))
}

const uidOf = ({ body }: Manifest): string => textAt(body, 'metadata', 'uid') ?? ''

// Server-side apply, and client-side apply on request.
const ours = [
  { manager: 'sluice', operation: 'Apply' },
  { manager: 'kubectl-client-side-apply', operation: 'Update' },
]

/** Controllers copy labels of an object to others that they make from it, and anybody can write a label: such objects were not applied by us. */
const isLabelOurs = (body: Json): boolean =>
  listAt(body, 'metadata', 'managedFields').some(
    (entry) =>
      ours.some(({ manager, operation }) => textAt(entry, 'manager') === manager && textAt(entry, 'operation') === operation) &&
      isObject(at(entry, 'fieldsV1', 'f:metadata', 'f:labels', `f:${partOfLabel}`)),
  )

const hasController = (body: Json): boolean => listAt(body, 'metadata', 'ownerReferences').some((owner) => at(owner, 'controller') === true)
