import { createHash } from 'node:crypto'
import type { Drift, DriftField } from '../model/drift.ts'
import { compareText, fromJsonText, isList, listAt, toJsonText, type Json } from '../model/json.ts'
import { keyOf, type ResourceId } from '../model/manifest.ts'
import { isSecret } from '../model/secret.ts'

/** What differed right after an apply: the server's own doing. One text a field: its object, its path, and digests of what Git said and of what lived. */
export type Baseline = ReadonlySet<string>

// A ConfigMap holds 1 MiB; a field takes some 200 bytes. What does not fit is drift again, which is safe.
const mostEntries = 2_000

/**
 * Of what differs right after an apply, the fields that are ours all the same: admission rewrote our own request. Fields of others are somebody's hand, even
 * a second after. Nothing of Secrets is kept, since a digest of a short value tells it.
 */
export const baselineOf = (drift: readonly Drift[]): readonly string[] =>
  drift
    .flatMap((item) => (item.kind === 'changed' && !isSecret(item.id) ? item.fields.filter(isOurOwn).map((field) => entryOf(item.id, field)) : []))
    .toSorted(compareText)
    .slice(0, mostEntries)

const isOurOwn = ({ manager, operation, certainty }: DriftField): boolean => certainty === 'owner' && manager === 'sluice' && operation === 'Apply'

/** Whether the field is as it was right after the apply, on both sides. */
export const isRecorded = (baseline: Baseline, id: ResourceId, field: DriftField): boolean => !isSecret(id) && baseline.has(entryOf(id, field))

const entryOf = (id: ResourceId, { path, desired, live }: DriftField): string => toJsonText([keyOf(id), path, digestOf(desired), digestOf(live)])

function digestOf(value: Json | undefined): string {
  if (value === undefined) return ''
  return createHash('sha256').update(toJsonText(value)).digest('base64url').slice(0, 22)
}

/** As it is stored, and back; a text that is none has no entries. */
export const baselineText = (entries: readonly string[]): string => toJsonText(entries)

export function readBaseline(text: string): Baseline {
  try {
    const read = fromJsonText(text)
    return new Set(isList(read) ? listAt(read).filter((entry) => typeof entry === 'string') : [])
  } catch (error) {
    if (error instanceof SyntaxError) return new Set()
    throw error
  }
}
