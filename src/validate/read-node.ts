import { isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../model/json.ts'
import type { Limits, Node, Rule } from './node.ts'

/** Keywords that say nothing about a value. */
const silent = new Set(['description', 'title', 'example', 'externalDocs', '$schema', 'id'])
const understood = new Set(
  [
    'type format nullable properties additionalProperties items default required enum allOf anyOf oneOf not',
    'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern',
    'minItems maxItems uniqueItems minProperties maxProperties',
    'x-kubernetes-int-or-string x-kubernetes-embedded-resource x-kubernetes-preserve-unknown-fields x-kubernetes-validations',
    'x-kubernetes-list-type x-kubernetes-list-map-keys x-kubernetes-map-type',
  ].flatMap((row) => row.split(' ')),
)

// A structural schema must not have these; what they would mean nobody here can tell.
const foreign = new Set(['$ref', 'definitions', 'dependencies', 'patternProperties', 'additionalItems'])

/** Kubernetes adds keywords under a name of its own. What has any other name, the API server drops from the schema. */
const isDropped = (keyword: string): boolean => !foreign.has(keyword) && !keyword.startsWith('x-kubernetes-')

/** Decodes `openAPIV3Schema`, or a schema within it. */
export function readNode(schema: JsonObject): Node {
  return {
    type: textAt(schema, 'type') ?? '',
    format: textAt(schema, 'format') ?? '',
    nullable: schema['nullable'] === true,
    intOrString: schema['x-kubernetes-int-or-string'] === true,
    embedded: schema['x-kubernetes-embedded-resource'] === true,
    preserve: schema['x-kubernetes-preserve-unknown-fields'] === true,
    properties: isObject(schema['properties']) ? new Map(Object.entries(schema['properties']).map(([key, child]) => [key, nodeOf(child)])) : undefined,
    additional: readAdditional(schema['additionalProperties']),
    items: isObject(schema['items']) ? readNode(schema['items']) : undefined,
    fallback: schema['default'] ?? undefined,
    listType: textAt(schema, 'x-kubernetes-list-type') ?? '',
    listKeys: textsAt(schema, 'x-kubernetes-list-map-keys'),
    mapType: textAt(schema, 'x-kubernetes-map-type') ?? '',
    rules: listAt(schema, 'x-kubernetes-validations').map(readRule),
    limits: readLimits(schema),
    required: textsAt(schema, 'required'),
    choices: listAt(schema, 'enum'),
    ...readBranches(schema),
    unknown: Object.keys(schema).filter((keyword) => !silent.has(keyword) && !understood.has(keyword) && !isDropped(keyword)),
  }
}

const nodeOf = (schema: Json): Node => readNode(isObject(schema) ? schema : {})

const textsAt = (schema: JsonObject, keyword: string): readonly string[] => listAt(schema, keyword).filter((item) => typeof item === 'string')

function readAdditional(found: Json | undefined): Node | boolean | undefined {
  if (typeof found === 'boolean') return found
  return isObject(found) ? readNode(found) : undefined
}

const readBranches = (schema: JsonObject): Pick<Node, 'allOf' | 'anyOf' | 'oneOf' | 'not'> => ({
  allOf: listAt(schema, 'allOf').map(nodeOf),
  anyOf: listAt(schema, 'anyOf').map(nodeOf),
  oneOf: listAt(schema, 'oneOf').map(nodeOf),
  not: isObject(schema['not']) ? readNode(schema['not']) : undefined,
})

const readRule = (rule: Json): Rule => ({
  rule: textAt(rule, 'rule') ?? '',
  message: textAt(rule, 'message') ?? '',
  messageExpression: textAt(rule, 'messageExpression') ?? '',
  reason: textAt(rule, 'reason') ?? '',
  fieldPath: textAt(rule, 'fieldPath') ?? '',
  optionalOldSelf: objectAt(rule)['optionalOldSelf'] === true,
})

function readLimits(schema: JsonObject): Limits {
  // The server keeps bounds as float64, so a bound beyond 2^53 loses digits there too.
  const bound = (keyword: string): number | undefined => {
    const found = schema[keyword]
    return typeof found === 'number' || typeof found === 'bigint' ? Number(found) : undefined
  }
  return {
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    exclusiveMinimum: schema['exclusiveMinimum'] === true,
    exclusiveMaximum: schema['exclusiveMaximum'] === true,
    multipleOf: bound('multipleOf'),
    minLength: bound('minLength'),
    maxLength: bound('maxLength'),
    pattern: textAt(schema, 'pattern') ?? '',
    minItems: bound('minItems'),
    maxItems: bound('maxItems'),
    uniqueItems: schema['uniqueItems'] === true,
    minProperties: bound('minProperties'),
    maxProperties: bound('maxProperties'),
  }
}
