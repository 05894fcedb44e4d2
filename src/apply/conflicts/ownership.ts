import { isObject, isSame, listAt, objectAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Conflict } from './owned.ts'

const own = { manager: 'sluice', operation: 'Apply' } as const
const annotationField = ['f:metadata', 'f:annotations', 'f:kubectl.kubernetes.io/last-applied-configuration'] as const

type Migration = { readonly live: Manifest; readonly from: readonly string[] }

/**
 * The live object after client-side tools have handed their fields to us, as kubectl's own csaupgrade does. Without it those tools own the fields for ever, and none
 * that is removed from Git ever goes away. Entries of another version name other fields: they stay.
 */
export function migrated(live: Manifest): Migration {
  const entries = entriesOf(live)
  const moving = entries.filter((entry) => isClientSide(entry) && entry['apiVersion'] === live.body['apiVersion'])
  if (moving.length === 0) return { live, from: [] }
  const fields = moving.map((entry) => objectAt(entry, 'fieldsV1')).reduce(union, {})
  const staying = entries.filter((entry) => !moving.includes(entry))
  const from = [...new Set(moving.map((entry) => textAt(entry, 'manager') ?? ''))]
  return { live: withEntries(live, withOwn(staying, fields, live)), from }
}

/** The live object after single fields of others became ours: exactly these, whatever else they own. */
export function takenOver(live: Manifest, conflicts: readonly Conflict[]): Manifest {
  if (conflicts.length === 0) return live
  const without = entriesOf(live).map((entry) => {
    const taken = conflicts.filter(({ manager, operation }) => entry['manager'] === manager && entry['operation'] === operation)
    return { ...entry, fieldsV1: taken.reduce((fields, { steps }) => removed(fields, steps), objectAt(entry, 'fieldsV1')) }
  })
  const fields = conflicts.map(({ steps }) => setOf(steps)).reduce(union, {})
  const kept = without.filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0)
  return withEntries(live, withOwn(kept, fields, live))
}

const entriesOf = ({ body }: Manifest): readonly JsonObject[] => listAt(body, 'metadata', 'managedFields').filter(isObject)

const withEntries = (live: Manifest, managedFields: readonly JsonObject[]): Manifest => ({
  ...live,
  body: { ...live.body, metadata: { ...objectAt(live.body, 'metadata'), managedFields } },
})

// Helm 3 updates, Helm 4 applies; both under their own name. `kubectl` alone was the name of kubectl apply before 1.18.
function isClientSide(entry: JsonObject): boolean {
  const manager = textAt(entry, 'manager') ?? ''
  const isUpdate = entry['operation'] === 'Update' && (textAt(entry, 'subresource') ?? '') === ''
  if (manager === 'helm' && (textAt(entry, 'subresource') ?? '') === '') return true
  if (!isUpdate) return false
  return manager === 'kubectl-client-side-apply' || ownsAnnotation(entry)
}

const ownsAnnotation = (entry: JsonObject): boolean =>
  isObject(annotationField.reduce<Json | undefined>((node, step) => (isObject(node) ? node[step] : undefined), entry['fieldsV1']))

function withOwn(entries: readonly JsonObject[], fields: JsonObject, { body }: Manifest): readonly JsonObject[] {
  const isOwn = (entry: JsonObject): boolean =>
    entry['manager'] === own.manager &&
    entry['operation'] === own.operation &&
    entry['apiVersion'] === body['apiVersion'] &&
    (textAt(entry, 'subresource') ?? '') === ''
  const before = entries.find(isOwn)
  const entry: JsonObject = {
    ...own,
    apiVersion: textAt(body, 'apiVersion') ?? '',
    fieldsType: 'FieldsV1',
    ...before,
    fieldsV1: union(objectAt(before, 'fieldsV1'), fields),
  }
  return [...entries.filter((one) => one !== before), entry]
}

/** The union; a node that is an end in one set and has more below in the other has more below. */
function union(left: JsonObject, right: JsonObject): JsonObject {
  const both = Object.entries(right).map(([key, value]): readonly [string, Json] => {
    const known = left[key]
    return [key, isObject(known) && isObject(value) ? union(known, value) : value]
  })
  return { ...left, ...Object.fromEntries(both) }
}

const setOf = (steps: readonly string[]): JsonObject => steps.reduceRight<JsonObject>((below, step) => ({ [step]: below }), {})

/** A node that would end up empty goes too: an empty node owns all that is below it. */
function removed(fields: JsonObject, [step = '', ...further]: readonly string[]): JsonObject {
  const below = fields[step]
  if (!isObject(below)) return fields
  const { [step]: _below, ...others } = fields
  if (further.length === 0) return others
  const left = removed(below, further)
  const isEmpty = isSame(left, {}) || isSame(left, { '.': {} })
  return isEmpty ? others : { ...others, [step]: left }
}
