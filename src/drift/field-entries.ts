import { canonical, stepInto, type FieldSet } from './field-set.ts'
import type { Writer } from '../model/drift.ts'
import { listAt, objectAt, textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'

/** One line of managedFields: a manager, and the fields that are its. */
export type Entry = Writer & { readonly fields: FieldSet }

const ourManager = 'sluice'

export const isOurs = ({ manager, operation, subresource }: Writer): boolean => manager === ourManager && operation === 'Apply' && subresource === ''

export function entriesOf({ body }: Manifest): readonly Entry[] {
  return listAt(body, 'metadata', 'managedFields').map((entry) => {
    const text = (key: string): string => textAt(entry, key) ?? ''
    const writer = { manager: text('manager'), operation: text('operation'), time: text('time'), apiVersion: text('apiVersion') }
    return { ...writer, subresource: text('subresource'), fields: canonical(objectAt(entry, 'fieldsV1')) }
  })
}

/** The path itself, or a list or map above it that is owned whole. */
export function holds({ fields }: Entry, fieldPath: readonly string[]): boolean {
  let current = stepInto(fields, fieldPath[0] ?? '')
  for (const step of fieldPath.slice(1)) current = stepInto(current, step)
  return current !== 'none'
}

/** Whether it holds something right beside the path, under the same parent. */
export function holdsBeside({ fields }: Entry, fieldPath: readonly string[]): boolean {
  let parent = stepInto(fields, fieldPath[0] ?? '')
  for (const step of fieldPath.slice(1, -1)) parent = stepInto(parent, step)
  return typeof parent === 'object' && Object.keys(parent).some((step) => step !== '.' && step !== fieldPath.at(-1))
}
