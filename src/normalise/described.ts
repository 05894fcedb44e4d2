import { isList, isObject, type Json } from '../model/json.ts'

/** What kind of value this is, for a message; never the value itself. */
export function described(value: Json | undefined): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (isList(value)) return 'a list'
  if (isObject(value)) return 'a map'
  return value === '' ? 'empty' : `a ${typeof value === 'bigint' ? 'number' : typeof value}`.replace('string', 'text')
}
