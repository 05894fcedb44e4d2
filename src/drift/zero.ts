import { isList, isObject, type Json } from '../model/json.ts'

/** What Go's "omitempty" leaves out: null, "", 0, false, an empty list, a map with nothing but zeros. */
export function isZero(value: Json): boolean {
  if (isList(value)) return value.length === 0
  if (isObject(value)) return Object.values(value).every(isZero)
  return value === null || value === '' || value === 0 || value === false
}
