import { isList, isObject, type Json, type JsonObject } from '../../model/json.ts'

/** Every object in a value, however deep: a stack of our own does not overflow. */
export function objectsIn(value: Json): readonly JsonObject[] {
  const found: JsonObject[] = []
  const waiting: Json[] = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isObject(next)) found.push(next)
    for (const child of childrenOf(next)) waiting.push(child)
  }
  return found
}

function childrenOf(value: Json): readonly Json[] {
  if (isList(value)) return value
  return isObject(value) ? Object.values(value) : []
}
