import type { Blame, Drift, DriftField } from '../model/drift.ts'
import { compareIds, keyOf, type Manifest } from '../model/manifest.ts'
import { compareObject } from './compare-object.ts'
import { blameFor, entriesOf, isOurs, type Entry } from './field-entries.ts'
import { maskedDrift } from './mask.ts'
import type { Difference } from './difference.ts'
import type { SchemaOf } from './schema.ts'
import { asFarAsKnown } from './withheld.ts'

export { readSchemas, type SchemaOf } from './schema.ts'

export type DriftInput = {
  readonly desired: readonly Manifest[]
  readonly live: readonly Manifest[]
  /** Live objects that carry our apply entry. */
  readonly extra: readonly Manifest[]
  /** Left out where the server gives no schemas: the entries of managedFields then show what they can. */
  readonly schemaOf?: SchemaOf
}

/** Desired and live objects → what is missing, what differs in a field that desired sets and by whose hand, and what we applied once and desire no longer; in order of identity. */
export function findDrift({ desired, live, extra, schemaOf = () => undefined }: DriftInput): readonly Drift[] {
  const liveOf = new Map(live.map((manifest) => [keyOf(manifest.id), manifest]))
  const wanted = new Set(desired.map((manifest) => keyOf(manifest.id)))
  const differing = desired.flatMap((manifest) => driftOf(manifest, liveOf.get(keyOf(manifest.id)), schemaOf))
  const leftOver = extra.filter((manifest) => !wanted.has(keyOf(manifest.id))).map(extraOf)
  return [...differing, ...leftOver].map(maskedDrift).toSorted((left, right) => compareIds(left.id, right.id))
}

function driftOf(desired: Manifest, live: Manifest | undefined, schemaOf: SchemaOf): readonly Drift[] {
  if (live === undefined) return [{ kind: 'missing', id: desired.id, desired }]
  const differences = compareObject(asFarAsKnown(desired, live), live, schemaOf(desired))
  if (differences.length === 0) return []
  const entries = entriesOf(live)
  const fields = differences.map((difference) => fieldOf(difference, entries))
  return [{ kind: 'changed', id: desired.id, desired, live, patch: differences.flatMap(({ operations }) => operations), fields }]
}

const fieldOf = ({ path, pointer, desiredPointer, fieldPath, desired, live }: Difference, entries: readonly Entry[]): DriftField => ({
  path,
  pointer,
  desiredPointer,
  desired,
  live,
  ...blameFor(entries, fieldPath),
})

function extraOf(live: Manifest): Drift {
  const ours = entriesOf(live).find(isOurs)
  const blame: Blame = { manager: ours?.manager ?? '', operation: ours?.operation ?? '', time: ours?.time ?? '' }
  return { kind: 'extra', id: live.id, live, ...blame }
}
