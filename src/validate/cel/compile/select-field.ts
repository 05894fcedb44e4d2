import { findKey, indexInto } from '../values/access.ts'
import { errorOf, isError, noOverload, optionalOf, type CelMap, type CelObject, type CelValue, type Optional } from '../values/cel-value.ts'

const mapping = (value: CelValue): CelMap | CelObject | undefined =>
  typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'map' || value.kind === 'object') ? value : undefined

const optional = (value: CelValue): Optional | undefined =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'optional' ? value : undefined

/** `value.field`. Of an optional the field is optional too. */
export function selectField(value: CelValue, field: string): CelValue {
  if (optional(value) !== undefined) return selectOptional(value, field)
  const map = mapping(value)
  return map === undefined ? noOverload : (findKey(map, field) ?? absent(map, field))
}

/** A null in a map is there; only what cannot be found is an error. */
const absent = (map: CelMap | CelObject, field: string): CelValue => (findKey(map, field) === null ? null : errorOf(`no such key: ${field}`))

/** `value.?field`. */
export function selectOptional(value: CelValue, field: string): CelValue {
  const inner = innerOf(value)
  if (inner === undefined) return optionalOf(undefined)
  const map = mapping(inner)
  if (map === undefined) return noOverload
  return wrapped(findKey(map, field))
}

/** `value[?index]`. */
export function indexOptional(value: CelValue, index: CelValue): CelValue {
  const inner = innerOf(value)
  if (inner === undefined) return optionalOf(undefined)
  if (isError(inner)) return inner
  if (isError(index)) return index
  const map = mapping(inner)
  if (map !== undefined) return wrapped(findKey(map, index))
  const found = indexInto(inner, index)
  return isError(found) && found.message.startsWith('index out of bounds') ? optionalOf(undefined) : wrapped(found)
}

const wrapped = (found: CelValue | undefined): CelValue => (found !== undefined && isError(found) ? found : optionalOf(found))

/** What an optional holds, or the value itself. */
function innerOf(value: CelValue): CelValue | undefined {
  const found = optional(value)
  return found === undefined ? value : found.value
}

/** `has(value.field)`. */
export function hasField(value: CelValue, field: string): CelValue {
  const inner = innerOf(value)
  if (inner === undefined) return false
  const map = mapping(inner)
  if (map === undefined) return noOverload
  const found = findKey(map, field)
  return found !== undefined && isError(found) ? found : found !== undefined
}
