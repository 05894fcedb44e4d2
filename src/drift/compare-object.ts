import { apiVersionOf, type Manifest } from '../model/manifest.ts'
import { isBuiltInGroup } from './built-in.ts'
import type { Cursor, Ownership } from './cursor.ts'
import type { Difference } from './difference.ts'
import { isOurs, type Entry } from './field-entries.ts'
import { union, type FieldSet } from './field-set.ts'
import { preparedBody, preparedFields } from './prepare.ts'
import type { Schema } from './schema.ts'
import { walk } from './walk.ts'
import { wouldChange } from './would-change.ts'

/** What the server says of the live one: its kind's schema, and who owns what of it. */
type Known = { readonly schema: Schema | undefined; readonly entries: readonly Entry[] }

/** Both sides of one object → where live is not as desired. */
export function compareObject(desired: Manifest, live: Manifest, known: Known): readonly Difference[] {
  if (desired.version !== live.version) return [otherVersion(desired, live)]
  return walk(preparedBody(desired), live.body, startOf(desired, live, known))
}

/** The same, by what the server made of the desired one when it was tried. */
export const compareTried = (desired: Manifest, live: Manifest, { made, ...known }: Known & { readonly made: Manifest }): readonly Difference[] =>
  wouldChange(made.body, live.body, startOf(desired, live, known))

function startOf({ id }: Manifest, live: Manifest, { schema, entries: all }: Known): Cursor {
  // Another version's entries may name other fields.
  const entries = all.filter(({ apiVersion }) => apiVersion === apiVersionOf(live.id.group, live.version))
  const ours = entries.find(isOurs)
  const own: Ownership = ours === undefined ? 'unknown' : preparedFields(id, ours.fields)
  const shape = entries.reduce<FieldSet>((known, { fields }) => union(known, fields), {})
  const place = { keys: [], path: '', desiredPointer: '', livePointer: '', fieldPath: [] }
  return { ...place, isBuiltIn: isBuiltInGroup(id.group), kind: id.kind, own, shape, schema, parent: undefined }
}

/** The cluster serves the kind at another version only; its fields need not mean the same, so they are not compared. */
function otherVersion({ id, version }: Manifest, live: Manifest): Difference {
  const [wanted, found] = [apiVersionOf(id.group, version), apiVersionOf(live.id.group, live.version)]
  return {
    kind: 'differs',
    path: 'apiVersion',
    pointer: '/apiVersion',
    desiredPointer: '/apiVersion',
    livePointer: '/apiVersion',
    fieldPath: [],
    desired: wanted,
    live: found,
    operations: [],
  }
}
