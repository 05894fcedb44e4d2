import { isList, isObject, type Json, type JsonObject } from '../../model/json.ts'

const everything = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] as const

/** The types that a node takes; no type at all is every type. */
export function typesOf(schema: JsonObject): readonly string[] {
  if (schema['x-kubernetes-int-or-string'] === true) return ['integer', 'string']
  const type = schema['type']
  return typeof type === 'string' && type !== '' ? [type] : everything
}

/** Types that the old node takes and the new one refuses. */
export function lostTypes(before: JsonObject, after: JsonObject): readonly string[] {
  const kept = typesOf(after)
  return typesOf(before).filter((type) => !kept.includes(type) && !(type === 'integer' && kept.includes('number')))
}

/** Whether values of a type are taken on both sides, so that a keyword about them says anything. */
export const takes = ({ before, after }: { readonly before: JsonObject; readonly after: JsonObject }, ...types: readonly string[]): boolean =>
  [before, after].every((schema) => typesOf(schema).some((type) => types.includes(type)))

/** As people say it: "string", "integer or string", "any". */
export function nameOfTypes(schema: JsonObject): string {
  const types = typesOf(schema)
  return types.length === everything.length ? 'any' : types.join(' or ')
}

export const isOfTypes = (value: Json, types: readonly string[]): boolean =>
  types.includes(typeOf(value)) || (typeOf(value) === 'integer' && types.includes('number'))

function typeOf(value: Json): string {
  if (value === null) return 'null'
  if (isList(value)) return 'array'
  if (isObject(value)) return 'object'
  if (typeof value === 'bigint') return 'integer'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}
