import { canonical, stepInto, type FieldSet } from './field-set.ts'
import type { Blame } from '../model/drift.ts'
import { compareText, listAt, objectAt, textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'

/** One line of managedFields: a manager, what it did last and when, and the fields that are its. */
export type Entry = Blame & { readonly apiVersion: string; readonly subresource: string; readonly fields: FieldSet }

const ourManager = 'sluice'

export const isOurs = ({ manager, operation, subresource }: Entry): boolean => manager === ourManager && operation === 'Apply' && subresource === ''

/** The entries whose paths are those of the object's own version: another version's may name other fields. */
export function entriesOf({ body }: Manifest): readonly Entry[] {
  const apiVersion = textAt(body, 'apiVersion') ?? ''
  const all = listAt(body, 'metadata', 'managedFields').map((entry): Entry => {
    const text = (key: string): string => textAt(entry, key) ?? ''
    const fields = canonical(objectAt(entry, 'fieldsV1'))
    return {
      manager: text('manager'),
      operation: text('operation'),
      time: text('time'),
      apiVersion: text('apiVersion'),
      subresource: text('subresource'),
      fields,
    }
  })
  return all.filter((entry) => entry.apiVersion === apiVersion)
}

/**
 * Who has the field. Another manager before us: a field that both own has our value. Of several the one that wrote last.
 * Nobody is blamed by being the latest writer of something else: that is usually a controller and its status.
 */
export function blameFor(entries: readonly Entry[], fieldPath: readonly string[]): Blame {
  const owners = entries.filter(({ fields }) => isAmong(fields, fieldPath))
  const others = owners.filter((entry) => !isOurs(entry)).toSorted((left, right) => compareText(right.time, left.time))
  const owner = others[0] ?? owners[0]
  return { manager: owner?.manager ?? '', operation: owner?.operation ?? '', time: owner?.time ?? '' }
}

/** The path itself, or a list or map above it that is owned whole. */
function isAmong(fields: FieldSet, fieldPath: readonly string[]): boolean {
  let current = stepInto(fields, fieldPath[0] ?? '')
  for (const step of fieldPath.slice(1)) current = stepInto(current, step)
  return current !== 'none'
}
