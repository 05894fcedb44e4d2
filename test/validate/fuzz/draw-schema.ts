import type { Json, JsonObject } from '../../../src/model/json.ts'
import type { Random } from '../../fuzz/random.ts'
import { drawNumber, drawWhole } from './draw-scalar.ts'
import { formats, patterns } from './words.ts'

/** A schema of one value. Deeper ones nest. */
export function drawSchema(random: Random, depth: number): JsonObject {
  const { below, pick } = random
  const kinds = [
    'string',
    'string',
    'integer',
    'number',
    'boolean',
    'int-or-string',
    ...(depth > 0 ? ['object', 'object', 'array', 'array', 'map', 'open', 'embedded'] : []),
  ]
  const schema = schemaOfKind(pick(kinds), random, depth)
  return {
    ...schema,
    ...(below(6) === 0 ? { nullable: true } : {}),
    ...(below(8) === 0 ? branches(random, typeOf(schema)) : {}),
  }
}

export const typeOf = (schema: JsonObject): string => (typeof schema['type'] === 'string' ? schema['type'] : '')

function schemaOfKind(kind: string, random: Random, depth: number): JsonObject {
  const { pick } = random
  const child = (): JsonObject => drawSchema(random, depth - 1)
  switch (kind) {
    case 'object':
      return {
        type: 'object',
        properties: { a: withDefault(child(), random), b: child(), 'c-d': child() },
        ...maybe(random, { required: [pick(['a', 'b'])] }),
        ...sizes(random, 'Properties'),
      }
    case 'array':
      return drawList(random, child)
    case 'map':
      return { type: 'object', additionalProperties: pick<Json>([child(), child(), true]), ...sizes(random, 'Properties') }
    case 'open':
      return { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, ...maybe(random, { properties: { a: child() } }) }
    case 'embedded':
      return { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }
    case 'int-or-string':
      return { 'x-kubernetes-int-or-string': true, ...limits(random, pick(['string', 'integer'])) }
    default:
      return { type: kind, ...limits(random, kind) }
  }
}

function drawList(random: Random, child: () => JsonObject): JsonObject {
  const { below } = random
  if (below(3) === 0) {
    const items = {
      type: 'object',
      properties: { k: { type: 'string', ...maybe(random, { default: 'd' }) }, n: { type: 'integer', ...maybe(random, { default: 1 }) }, v: child() },
      required: ['k'],
    }
    const keys = below(2) === 0 ? ['k'] : ['k', 'n']
    return {
      type: 'array',
      items: { ...items, required: keys },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': keys,
      ...sizes(random, 'Items'),
    }
  }
  if (below(3) === 0)
    return { type: 'array', items: { type: random.pick(['string', 'integer', 'number']) }, 'x-kubernetes-list-type': 'set', ...sizes(random, 'Items') }
  return { type: 'array', items: child(), ...sizes(random, 'Items') }
}

const maybe = ({ below }: Random, schema: JsonObject): JsonObject => (below(2) === 0 ? schema : {})

const sizes = (random: Random, what: string): JsonObject => ({
  ...maybe(random, { [`min${what}`]: random.below(3) }),
  ...maybe(random, { [`max${what}`]: 1 + random.below(4) }),
})

/** Only what is surely valid by its own schema may be a default. */
function withDefault(schema: JsonObject, { below }: Random): JsonObject {
  const keys = Object.keys(schema).filter((key) => key !== 'nullable')
  if (below(2) === 0 || keys.length > 1) return schema
  const fallback: Readonly<Record<string, Json>> = { string: 'dd', integer: 4, number: 1.5, boolean: true }
  const value = fallback[typeOf(schema)]
  return value === undefined ? schema : { ...schema, default: value }
}

function limits(random: Random, type: string): JsonObject {
  const { below, pick } = random
  if (below(3) === 0) return {}
  if (type === 'string') {
    return pick<JsonObject>([
      { format: pick(formats) },
      { format: pick(formats) },
      { pattern: pick(patterns) },
      { minLength: below(4), maxLength: 2 + below(8) },
      { enum: ['a', 'ab', 'bad', '1'] },
      { format: pick(formats), pattern: pick(patterns), maxLength: 12 },
    ])
  }
  if (type === 'boolean') return {}
  const bound = type === 'integer' ? drawWhole(random) : drawNumber(random)
  return pick<JsonObject>([
    { minimum: bound, exclusiveMinimum: below(2) === 0 },
    { maximum: bound, exclusiveMaximum: below(2) === 0 },
    { multipleOf: pick([2, 5, 0.5, 0.01, 1]) },
    { format: pick(['int32', 'int64', 'float', 'double', 'ipv4']) },
    { enum: type === 'integer' ? [1, 2, 10] : [1.5, 2, 10] },
    { minimum: 0, maximum: 10, multipleOf: 0.5 },
  ])
}

/** Value validations of a branch; the server wants those alone in it. */
function branches(random: Random, type: string): JsonObject {
  const branch = (): JsonObject => (type === 'object' ? { required: [random.pick(['a', 'b'])] } : limits(random, type === '' ? 'string' : type))
  return random.pick<JsonObject>([{ allOf: [branch(), branch()] }, { anyOf: [branch(), branch()] }, { oneOf: [branch(), branch()] }, { not: branch() }])
}
