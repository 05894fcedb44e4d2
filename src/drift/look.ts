import type { Drift, DriftField, DriftHint, HiddenPlace } from '../model/drift.ts'
import { textAt, listAt } from '../model/json.ts'
import { apiVersionOf, compareIds, keyOf, type Manifest } from '../model/manifest.ts'
import { blameFor, noWriter, writerOf } from './blame.ts'
import { compareObject, compareTried } from './compare-object.ts'
import type { Difference } from './difference.ts'
import { entriesOf, isOurs, type Entry } from './field-entries.ts'
import { hintsOf } from './hints.ts'
import { maskedDrift } from './mask.ts'
import { obstacleTo } from './obstacle.ts'
import type { SchemaOf } from './schema.ts'
import { versionedOf } from './versioned.ts'
import { asFarAsKnown } from './withheld.ts'

export type DriftInput = {
  readonly desired: readonly Manifest[]
  /** Beside the desired ones, what Spinnaker made of them: NAME-v001. */
  readonly live: readonly Manifest[]
  /** Live objects that carry our apply entry. */
  readonly extra: readonly Manifest[]
  /** Left out where the server gives no schemas: the entries of managedFields then show what they can. */
  readonly schemaOf?: SchemaOf
  /** What the server made of the desired ones when it was asked to try them; left out where it was not. */
  readonly tried?: ReadonlyMap<string, Manifest>
}

type Known = { readonly schemaOf: SchemaOf; readonly tried: ReadonlyMap<string, Manifest> }

/** All that differs, before any rule explains it. */
export type Seen = { readonly drift: readonly Drift[]; readonly hints: readonly DriftHint[]; readonly renamed: readonly HiddenPlace[] }

type One = { readonly drift: readonly Drift[]; readonly hints: readonly DriftHint[]; readonly renamed?: readonly HiddenPlace[] }

export function look({ desired, live, extra, schemaOf = () => undefined, tried = new Map() }: DriftInput): Seen {
  const known = { schemaOf, tried }
  const liveOf = new Map(live.map((manifest) => [keyOf(manifest.id), manifest]))
  const versions = versionedOf(live)
  const wanted = new Set(desired.map((manifest) => keyOf(manifest.id)))
  const found = desired.map((manifest): One => {
    const exact = liveOf.get(keyOf(manifest.id))
    const version = exact === undefined ? versions(manifest.id) : undefined
    if (version === undefined) return lookAt(manifest, exact, known)
    const place = { id: manifest.id, path: 'metadata.name', manager: '' }
    return { ...lookAt(manifest, { ...version, id: manifest.id }, known), renamed: [place] }
  })
  const leftOver = extra.filter((manifest) => !wanted.has(keyOf(manifest.id))).map(extraOf)
  const drift = [...found.flatMap((one) => one.drift), ...leftOver]
  return {
    drift: drift.map(maskedDrift).toSorted((left, right) => compareIds(left.id, right.id)),
    hints: found.flatMap((one) => one.hints).toSorted((left, right) => compareIds(left.id, right.id)),
    renamed: found.flatMap(({ renamed = [] }) => renamed),
  }
}

function lookAt(desired: Manifest, live: Manifest | undefined, { schemaOf, tried }: Known): One {
  if (live === undefined) return { drift: [{ kind: 'missing', id: desired.id, desired, setBy: undefined }], hints: [] }
  const deleted = textAt(live.body, 'metadata', 'deletionTimestamp')
  const ending = deleted === undefined ? [] : [terminating(live, deleted)]
  const entries = entriesOf(live)
  const known = { schema: schemaOf(desired), entries }
  const made = tried.get(keyOf(desired.id))
  const differences = made === undefined ? compareObject(asFarAsKnown(desired, live), live, known) : compareTried(desired, live, { ...known, made })
  const fields = differences.filter(({ kind }) => kind === 'differs').map((difference) => fieldOf(difference, { desired, live, entries }))
  const contested = differences.filter(({ kind }) => kind === 'contested').flatMap((difference) => contestedHint(difference, live, entries))
  const confidence = entries.some(isOurs) ? 'full' : 'reduced'
  const patch = fields.flatMap(({ operations }) => operations)
  const changed: readonly Drift[] = fields.length === 0 ? [] : [{ kind: 'changed', id: desired.id, desired, live, patch, fields, confidence }]
  return { drift: [...ending, ...changed], hints: [...contested, ...hintsOf(desired.id, entries)] }
}

function fieldOf(difference: Difference, { desired, live, entries }: { desired: Manifest; live: Manifest; entries: readonly Entry[] }): DriftField {
  const { path, pointer, desiredPointer, fieldPath, desired: wanted, live: found, operations } = difference
  const isOneSided = wanted === undefined || found === undefined
  const blame = blameFor({ fieldPath, isOneSided }, entries, apiVersionOf(live.id.group, live.version))
  return {
    path,
    pointer,
    desiredPointer,
    desired: wanted,
    live: found,
    operations,
    ...blame,
    obstacle: obstacleTo(difference, desired, live),
    setBy: undefined,
  }
}

/** As desired today, and another's from now on: the next apply that takes nothing by force stops there once the other one changes it. */
function contestedHint({ path, fieldPath }: Difference, live: Manifest, entries: readonly Entry[]): readonly DriftHint[] {
  const { certainty, others: _others, ...writer } = blameFor({ fieldPath, isOneSided: false }, entries, apiVersionOf(live.id.group, live.version))
  return certainty === 'owner' ? [{ ...writer, id: live.id, path, text: 'is as Git says, and no longer ours' }] : []
}

const terminating = (live: Manifest, time: string): Drift => ({
  kind: 'terminating',
  id: live.id,
  live,
  time,
  finalizers: listAt(live.body, 'metadata', 'finalizers').filter((name) => typeof name === 'string'),
})

function extraOf(live: Manifest): Drift {
  const ours = entriesOf(live).find(isOurs)
  return { kind: 'extra', id: live.id, live, ...(ours === undefined ? noWriter : writerOf(ours)) }
}
