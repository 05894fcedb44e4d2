import { at, isObject, type Json, type JsonObject, objectAt } from '../../model/json.ts'

/** What accepts and keeps everything. */
export const anything: JsonObject = { 'x-kubernetes-preserve-unknown-fields': true }

// What `additionalProperties: true` means for each value: its key stays, and what is unknown inside goes.
export const keyOnly: JsonObject = {}

/** Keys of an object whose metadata the API server keeps and checks whatever the schema says. */
export const ownKeys = ['apiVersion', 'kind', 'metadata']

/** Null is an empty schema to the API server; anything else that is no object becomes a keyword that no rule knows. */
function toSchema(value: Json): JsonObject {
  if (isObject(value)) return value
  return value === null ? {} : { 'not a schema': value }
}

export const propertiesOf = (schema: JsonObject): JsonObject => objectAt(schema, 'properties')

export const isPreserving = (schema: JsonObject): boolean => schema['x-kubernetes-preserve-unknown-fields'] === true

export const isEmbedded = (schema: JsonObject): boolean => schema['x-kubernetes-embedded-resource'] === true

/** The schema of keys that have no property of their own; undefined where the API server drops such keys. */
export function restOf(schema: JsonObject): JsonObject | undefined {
  const additional = schema['additionalProperties']
  if (isObject(additional)) return additional
  if (additional === true && !isPreserving(schema)) return keyOnly
  return isPreserving(schema) ? anything : undefined
}

/** The schema of one key, wherever it comes from; undefined where the API server drops the key. */
export function childOf(schema: JsonObject, key: string): JsonObject | undefined {
  const own = at(schema, 'properties', key)
  return own === undefined ? restOf(schema) : toSchema(own)
}

/** The schema of a list's items; without one they are kept as they are. */
export const itemsOf = (schema: JsonObject): JsonObject => (isObject(schema['items']) ? schema['items'] : anything)

/** The same as `childOf` for a key of an object with metadata, of which only the name can be restricted. */
export function ownChildOf(schema: JsonObject, key: string): JsonObject {
  const own = toSchema(at(schema, 'properties', key) ?? null)
  return key === 'metadata' ? { ...anything, type: 'object', ...own } : { type: 'string', ...own }
}
