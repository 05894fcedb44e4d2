import { isList, isObject, type Json } from '../model/json.ts'
import { isAtomic, isOwned, type Cursor } from './cursor.ts'

/** Whether a zero that is not ours and not there was dropped by the server rather than removed by someone. */
export function isDropped(desired: Json, { own, shape, isBuiltIn, keys }: Cursor): boolean {
  const isMetadata = keys.includes('metadata')
  if (!isBuiltIn && !isMetadata) return false
  // No entry names an empty list with keys, ours included; and in a part of a list that is one value nothing has an owner.
  if (isList(desired) || own === 'unknown' || shape === 'inside') return true
  return isObject(desired) && isMetadata
}

// Maps of free keys, and fields of free text, in which "" is a value like any other.
const textMaps = new Set(['annotations', 'binaryData', 'data', 'labels', 'matchLabels', 'nodeSelector'])
const textFields = new Set(['value'])

// Numbers for which 0 means "the default".
const defaultedNumbers = new Set(['failureThreshold', 'periodSeconds', 'successThreshold', 'targetPort', 'timeoutSeconds'])

/** Whether the server itself may have put something in the place of a zero. Where another manager owns the field it was that manager. */
export function isDefaulted(desired: Json, cursor: Cursor): boolean {
  const [key = '', parent = ''] = cursor.keys.toReversed()
  // An empty map claims nothing inside, unless it is one value: a podSelector of {} means all pods.
  if (isObject(desired)) return !(isAtomic(cursor) && (cursor.own === 'none' || /selector$/i.test(key)))
  if (!cursor.isBuiltIn || (!isOwned(cursor) && cursor.own !== 'unknown')) return false
  if (desired === '') return !textMaps.has(parent) && !textFields.has(key)
  return desired === 0 && defaultedNumbers.has(key)
}
