import { isSame, type Json } from '../model/json.ts'
import { milliOf } from '../model/quantity.ts'
import type { Cursor } from './cursor.ts'
import { instantOf } from './instant.ts'

/** Whether both values mean the same at this place: as written, as quantities, as times, or as bytes. */
export function isEqualValue(desired: Json, live: Json, cursor: Cursor): boolean {
  if (isSame(desired, live)) return true
  if (isQuantity(cursor)) return isSameQuantity(desired, live)
  if (isTime(cursor)) return isSameInstant(desired, live)
  return isBase64(cursor) && typeof desired === 'string' && typeof live === 'string' && withoutSpace(desired) === withoutSpace(live)
}

// Maps from a resource's name to a quantity, by the name of the map; without a schema the place must tell.
const quantityMaps = new Set(['allocatable', 'capacity', 'hard', 'limits', 'overhead', 'podFixed', 'requests'])
const limitRangeMaps = new Set(['default', 'defaultRequest', 'max', 'maxLimitRequestRatio', 'min'])
const quantityFields = new Set(['averageValue', 'divisor', 'sizeLimit', 'maximumVolumeSize'])

function isQuantity({ isBuiltIn, kind, keys, schema }: Cursor): boolean {
  if (!isBuiltIn) return false // A custom resource keeps what was written, and the next apply writes it again.
  if (schema !== undefined) return schema.type.endsWith('.Quantity')
  const [key = '', parent = ''] = keys.toReversed()
  if (quantityMaps.has(parent) || quantityFields.has(key)) return true
  return (kind === 'LimitRange' && limitRangeMaps.has(parent)) || (kind === 'HorizontalPodAutoscaler' && key === 'value' && parent === 'target')
}

/** Resource lists round up to a thousandth. */
function isSameQuantity(desired: Json, live: Json): boolean {
  const [wanted, found] = [milliOf(desired), milliOf(live)]
  return wanted !== undefined && wanted === found
}

const isTime = ({ isBuiltIn, schema }: Cursor): boolean => isBuiltIn && /\.(Time|MicroTime)$/.test(schema?.type ?? '')

function isSameInstant(desired: Json, live: Json): boolean {
  const [wanted, found] = [instantOf(desired), instantOf(live)]
  return wanted !== undefined && wanted === found
}

function isBase64({ kind, isBuiltIn, keys, schema }: Cursor): boolean {
  if (!isBuiltIn) return false
  return schema === undefined ? kind === 'Secret' && keys[0] === 'data' : schema.node['format'] === 'byte'
}

// The server decodes base64 and encodes it again, without line breaks.
const withoutSpace = (text: string): string => text.replaceAll(/\s/g, '')
