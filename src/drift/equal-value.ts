import { isSame, type Json } from '../model/json.ts'
import type { Cursor } from './cursor.ts'
import { milliOf } from '../model/quantity.ts'

/** Whether both values mean the same at this place: as written, as quantities, or as bytes of a Secret. */
export function isEqualValue(desired: Json, live: Json, cursor: Cursor): boolean {
  if (isSame(desired, live)) return true
  if (isQuantity(cursor)) return isSameQuantity(desired, live)
  return isSecretData(cursor) && typeof desired === 'string' && typeof live === 'string' && withoutSpace(desired) === withoutSpace(live)
}

// Maps from a resource's name to a quantity, by the name of the map; without a schema the place must tell.
const quantityMaps = new Set(['allocatable', 'capacity', 'hard', 'limits', 'overhead', 'podFixed', 'requests'])
const limitRangeMaps = new Set(['default', 'defaultRequest', 'max', 'maxLimitRequestRatio', 'min'])
const quantityFields = new Set(['averageValue', 'divisor', 'sizeLimit', 'maximumVolumeSize'])

function isQuantity({ isBuiltIn, kind, keys }: Cursor): boolean {
  if (!isBuiltIn) return false // A custom resource keeps what was written, and the next apply writes it again.
  const [key = '', parent = ''] = keys.toReversed()
  if (quantityMaps.has(parent) || quantityFields.has(key)) return true
  return (kind === 'LimitRange' && limitRangeMaps.has(parent)) || (kind === 'HorizontalPodAutoscaler' && key === 'value' && parent === 'target')
}

/** Resource lists round up to a thousandth. */
function isSameQuantity(desired: Json, live: Json): boolean {
  const [wanted, found] = [milliOf(desired), milliOf(live)]
  return wanted !== undefined && wanted === found
}

const isSecretData = ({ kind, isBuiltIn, keys }: Cursor): boolean => isBuiltIn && kind === 'Secret' && keys[0] === 'data'

// The server decodes base64 and encodes it again, without line breaks.
const withoutSpace = (text: string): string => text.replaceAll(/\s/g, '')
