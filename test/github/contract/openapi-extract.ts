import { at, isList, isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../../../src/model/json.ts'
import { operations } from './operations.ts'

type Origin = { readonly from: string; readonly licence: string }

/** GitHub's OpenAPI description → JSON schemas of parameters, bodies and replies of what is used, with the components that they name. */
export function openapiExtract(description: Json, { from, licence }: Origin): string {
  const used = Object.fromEntries(operations.map((operation) => [operation, operationOf(description, operation)]))
  const schemas: Record<string, Json> = {}
  const missing = (value: Json): readonly string[] => namesIn(value).filter((name) => !Object.hasOwn(schemas, name))
  for (let names = missing(used); names.length > 0; names = names.flatMap((name) => missing(schemas[name] ?? null)))
    for (const name of names) schemas[name] = bare(at(description, 'components', 'schemas', name) ?? null)
  const sorted = Object.fromEntries(Object.entries(schemas).toSorted(([left], [right]) => (left < right ? -1 : 1)))
  return `{"from":${JSON.stringify(from)},\n"licence":${JSON.stringify(licence)},\n"operations":${lined(used)},\n"components":{"schemas":${lined(sorted)}}}\n`
}

/** A line a part, so that what a new version changes can be read. */
const lined = (parts: JsonObject): string =>
  `{\n${Object.entries(parts)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join(',\n')}}`

function operationOf(description: Json, operation: string): JsonObject {
  const [method = '', path = ''] = operation.split(' ')
  const found = at(description, 'paths', path, method.toLowerCase())
  if (!isObject(found)) throw new Error(`GitHub's description has no ${operation}`)
  const parameters = listAt(found, 'parameters').map((parameter) => resolved(description, parameter))
  const placed = (place: string): JsonObject =>
    Object.fromEntries(
      parameters.filter((one) => textAt(one, 'in') === place).map((one): [string, Json] => [textAt(one, 'name') ?? '', bare(at(one, 'schema') ?? null)]),
    )
  const replies = Object.entries(objectAt(found, 'responses')).map(([status, reply]) => [status, schemaIn(resolved(description, reply))])
  return { path: placed('path'), query: placed('query'), body: schemaIn(at(found, 'requestBody') ?? null), replies: Object.fromEntries(replies) }
}

const schemaIn = (content: Json): Json => bare(at(content, 'content', 'application/json', 'schema') ?? null)

function resolved(description: Json, value: Json): Json {
  const ref = textAt(value, '$ref')
  return ref === undefined ? value : (at(description, ...ref.slice(2).split('/')) ?? null)
}

const told = new Set(['description', 'example', 'examples', 'title', 'externalDocs', 'deprecated', 'default'])

/** A schema without what is only for readers. */
function bare(schema: Json): Json {
  if (isList(schema)) return schema.map(bare)
  if (!isObject(schema)) return schema
  const kept = Object.entries(schema).filter(([key]) => !told.has(key) && !key.startsWith('x-'))
  return nullable(Object.fromEntries(kept.map(([key, value]) => [key, key === 'properties' ? properties(value) : bare(value)])))
}

/** OpenAPI's "nullable" as JSON Schema has it, where a validator would read it otherwise: null in the enum, and a type where there is none. */
function nullable(schema: JsonObject): JsonObject {
  if (schema['nullable'] !== true) return schema
  if (isList(schema['enum'])) return { ...schema, enum: [...schema['enum'], null] }
  if (Object.hasOwn(schema, 'type')) return schema
  const { nullable: _, ...rest } = schema
  return { anyOf: [rest, { type: 'null' }] }
}

const properties = (value: Json): Json => Object.fromEntries(Object.entries(objectAt(value)).map(([name, schema]) => [name, bare(schema)]))

const prefix = '#/components/schemas/'

function namesIn(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(namesIn)
  if (!isObject(value)) return []
  const ref = textAt(value, '$ref')
  return ref?.startsWith(prefix) === true ? [ref.slice(prefix.length)] : Object.values(value).flatMap(namesIn)
}
