import { at, isList, isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../../../src/model/json.ts'

/** A value with all that its schema requires and nobody here looks at: the plainest that the schema takes. */
export function completed(schema: Json, value: Json | undefined, root: Json): Json {
  const found = whole(schema, root)
  if (value === undefined) return plainest(found, root)
  if (isList(value)) return value.map((item) => completed(objectAt(found, 'items'), item, root))
  if (!isObject(value) || !isObject(found['properties'])) return value
  const properties = objectAt(found, 'properties')
  const required = listAt(found, 'required').filter((name) => typeof name === 'string')
  const names = new Set([...Object.keys(value), ...required])
  return Object.fromEntries(
    [...names].map((name) => [name, Object.hasOwn(properties, name) ? completed(properties[name] ?? {}, value[name], root) : (value[name] ?? null)]),
  )
}

function plainest(schema: JsonObject, root: Json): Json {
  if (schema['nullable'] === true) return null
  const [first] = listAt(schema, 'enum')
  if (first !== undefined) return first
  switch (textAt(schema, 'type') ?? '') {
    case 'string':
      return ''
    case 'integer':
    case 'number':
      return 0
    case 'boolean':
      return false
    case 'array':
      return []
    default:
      return completed(schema, {}, root)
  }
}

/** A schema with what it refers to in its place, all parts of it as one; of alternatives the first. */
function whole(schema: Json, root: Json): JsonObject {
  if (!isObject(schema)) return {}
  const ref = textAt(schema, '$ref')
  if (ref !== undefined)
    return whole(
      at(
        root,
        ...ref
          .slice(2)
          .split('/')
          .map((part) => part.replaceAll('~1', '/')),
      ) ?? null,
      root,
    )
  const [chosen] = [...listAt(schema, 'oneOf'), ...listAt(schema, 'anyOf')]
  const parts = [...listAt(schema, 'allOf'), ...(chosen === undefined ? [] : [chosen])].map((part) => whole(part, root))
  return parts.reduce<JsonObject>(
    (merged, part) => ({
      ...part,
      ...merged,
      properties: { ...objectAt(part, 'properties'), ...objectAt(merged, 'properties') },
      required: [...listAt(merged, 'required'), ...listAt(part, 'required')],
    }),
    schema,
  )
}
