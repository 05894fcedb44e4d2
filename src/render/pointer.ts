import { at, isList, isObject, type Json, type JsonObject } from '../model/json.ts'

/** The value that a JSON Pointer (RFC 6901) leads to, or undefined where it leads nowhere. */
export function pointed(value: Json, pointer: string): Json | undefined {
  return keysOf(pointer).reduce<Json | undefined>((current, key) => at(current, isList(current) ? Number(key) : key), value)
}

/** The same object with another value there; unchanged where the pointer leads nowhere. */
export function withPointed(body: JsonObject, pointer: string, value: Json): JsonObject {
  if (pointed(body, pointer) === undefined) return body
  const changed = replaced(body, keysOf(pointer), value)
  return isObject(changed) ? changed : body
}

function replaced(current: Json, [key, ...rest]: readonly string[], value: Json): Json {
  if (key === undefined) return value
  if (isList(current)) return current.map((item, index) => (index === Number(key) ? replaced(item, rest, value) : item))
  if (!isObject(current)) return current
  return Object.fromEntries(Object.entries(current).map(([name, item]) => [name, name === key ? replaced(item, rest, value) : item]))
}

const keysOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
