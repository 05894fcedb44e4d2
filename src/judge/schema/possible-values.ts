import { type Json, type JsonObject, listAt } from '../../model/json.ts'
import { isDeep } from './is-deep.ts'
import { boundOf, isUnusable, sides } from './range.ts'
import { typesOf } from './types.ts'

// Enough for ports of a service or percents; more are not worth their time.
const most = 1000

/** Every value that a node takes, where there are few: an enum, or integers within two ends. Undefined where there are many. */
export function possibleValues(schema: JsonObject): readonly Json[] | undefined {
  // Null never matches an enum, not even one that lists it.
  if (schema['enum'] !== undefined) return listAt(schema, 'enum').filter((value) => value !== null && !isDeep(value))
  const few = typesOf(schema).every((type) => type === 'boolean') ? [true, false] : possibleIntegers(schema)
  return few && (schema['nullable'] === true ? [...few, null] : few)
}

function possibleIntegers(schema: JsonObject): readonly number[] | undefined {
  const types = typesOf(schema)
  const [low, high] = [boundOf(schema, 'least')?.value, boundOf(schema, 'most')?.value]
  if (types.length !== 1 || types[0] !== 'integer' || low === undefined || high === undefined) return undefined
  if (sides.some((side) => isUnusable(schema, side))) return []
  const [first, count] = [Math.ceil(Number(low)), Math.floor(Number(high)) - Math.ceil(Number(low)) + 1]
  return count > most ? undefined : Array.from({ length: Math.max(count, 0) }, (_, index) => first + index)
}
