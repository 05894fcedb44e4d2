import { isList, isObject, type Json } from '../model/json.ts'
import { isOwned, type Cursor } from './cursor.ts'
import { isMap, isStruct } from './schema.ts'

/** Whether a zero that is not ours and not there was dropped by the server rather than removed by someone. */
export function isDropped(desired: Json, { own, shape, isBuiltIn, keys, schema }: Cursor): boolean {
  const isMetadata = keys.includes('metadata')
  if (!isBuiltIn && !isMetadata) return false
  if (own === 'unknown' || shape === 'inside') return true // In a part of a list that is one value nothing has an owner.
  // No entry names an empty list with keys, ours included. One that is one value has an owner: a NetworkPolicy with no egress denies all.
  if (isList(desired)) return schema === undefined || isMetadata || shape !== 'leaf'
  return isObject(desired) && (isMetadata || (schema !== undefined && isMap(schema)))
}

// Maps of free keys, and fields of free text, in which "" is a value like any other.
const textMaps = new Set(['annotations', 'binaryData', 'data', 'labels', 'matchLabels', 'nodeSelector'])
const textFields = new Set(['value'])

// Numbers for which 0 means "the default".
const defaultedNumbers = new Set([
  'failureThreshold',
  'handSize',
  'healthCheckNodePort',
  'matchingPrecedence',
  'nodePort',
  'periodSeconds',
  'queueLengthLimit',
  'queues',
  'successThreshold',
  'targetPort',
  'timeoutSeconds',
])

/** Whether the server itself may have put something in the place of a zero. Where another manager owns the field it was that manager. */
export function isDefaulted(desired: Json, cursor: Cursor): boolean {
  const [key = '', parent = ''] = cursor.keys.toReversed()
  if (!cursor.isBuiltIn || (!isOwned(cursor) && cursor.own !== 'unknown')) return false
  if (desired === '') return !textFields.has(key) && (cursor.parent === undefined ? !textMaps.has(parent) : isStruct(cursor.parent))
  return desired === 0 && defaultedNumbers.has(key)
}
