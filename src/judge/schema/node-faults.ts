import { isObject, type Json, type JsonObject, listAt, textAt } from '../../model/json.ts'
import { annotations } from '../formula/annotations.ts'
import { celCode } from '../formula/cel-text.ts'
import { isEmbedded, isPreserving, keyOnly, propertiesOf } from './child-schema.ts'
import { fits } from './fits.ts'
import { composing } from '../formula/formula.ts'
import { isDeep } from './is-deep.ts'
import { listFaults } from './list-faults.ts'
import { nameOfTypes } from './types.ts'

// JSON schema has these keywords, a structural schema must not.
export const foreign = ['$ref', '$schema', 'additionalItems', 'definitions', 'dependencies', 'id', 'patternProperties', 'uniqueItems'] as const

// In allOf, anyOf, oneOf and not only conditions may stand: no keyword that says what a value is.
const structural = [
  'type',
  'default',
  'additionalProperties',
  'nullable',
  'title',
  'description',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
  'x-kubernetes-validations',
]

/** A node, and what its place says of it. */
export type Placed = {
  readonly schema: JsonObject
  /** Whether the API server finds the old value of what stands here. */
  readonly isCorrelatable: boolean
  /** Whether it stands below additionalProperties. */
  readonly isInMap: boolean
}

/** What the API server refuses in one node of a structural schema, each as a sentence without its subject. */
export const faultsOf = (node: Placed): readonly string[] => [
  ...(isUntyped(node.schema) ? ['has no type'] : []),
  ...(node.schema['type'] === 'array' && !isObject(node.schema['items']) ? ['is an array without items'] : []),
  ...(isPlain(node.schema) ? [] : keywordFaults(node)),
]

// What says only which values there are cannot be at fault; most nodes of a large schema hold nothing else.
const plain: ReadonlySet<string> = new Set(
  'description title example type format enum pattern properties required items minimum maximum minLength maxLength minItems maxItems'.split(' '),
)

function isPlain(schema: JsonObject): boolean {
  for (const keyword in schema) if (!plain.has(keyword)) return false
  return true
}

const bounds = 'exclusiveMinimum exclusiveMaximum multipleOf minProperties maxProperties'
const known: ReadonlySet<string> = new Set([...plain, ...foreign, ...structural, ...composing, ...annotations, ...bounds.split(' ')])

/** Keywords of a node and of its conditions that the type of a schema does not have: strict decoding and server-side apply refuse those. */
export function unknownKeywords(schema: JsonObject): readonly string[] {
  if (isPlain(schema)) return []
  const found = new Set([...Object.keys(schema), ...keywordsInBranches(schema)])
  return [...found].filter((keyword) => !known.has(keyword)).map((keyword) => `has ${keyword}, which is no keyword that the API server knows`)
}

const keywordFaults = ({ schema, isCorrelatable, isInMap }: Placed): readonly string[] => [
  ...foreign.filter((keyword) => isSet(schema[keyword])).map((keyword) => `has ${keyword}, which a structural schema must not have`),
  ...(isSet(schema['additionalProperties']) && Object.keys(propertiesOf(schema)).length > 0 ? ['has properties and additionalProperties at once'] : []),
  ...(schema['additionalProperties'] === false ? ['sets additionalProperties to false'] : []),
  ...(isEmbedded(schema) ? embeddedFaults(schema) : []),
  ...listFaults(schema),
  ...junctorFaults(schema),
  // The API server does not look at defaults below additionalProperties.
  ...(!isInMap && isMisfit(schema) ? ['has a default that it does not take itself'] : []),
  ...(!isCorrelatable && comparesWithOld(schema) ? ['has a rule with oldSelf in items that have no old value: only those of a list map do'] : []),
]

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== false

const isUntyped = (schema: JsonObject): boolean => nameOfTypes(schema) === 'any' && !isPreserving(schema) && schema !== keyOnly

function embeddedFaults(schema: JsonObject): readonly string[] {
  if (schema['type'] !== 'object') return ['is an embedded resource and no object']
  if (isSet(schema['additionalProperties'])) return ['is an embedded resource with additionalProperties']
  return isPreserving(schema) || Object.keys(propertiesOf(schema)).length > 0 ? [] : ['is an embedded resource without properties']
}

const isMisfit = (schema: JsonObject): boolean =>
  schema['default'] !== undefined && !isEmbedded(schema) && !isDeep(schema['default']) && fits(schema['default'], schema) === false

const comparesWithOld = (schema: JsonObject): boolean =>
  listAt(schema, 'x-kubernetes-validations').some((rule) => /\boldSelf\b/.test(celCode(textAt(rule, 'rule') ?? '')))

function junctorFaults(schema: JsonObject): readonly string[] {
  const isIntOrString = schema['x-kubernetes-int-or-string'] === true
  const found = keywordsInBranches(schema)
  const misplaced = structural.filter((keyword) => found.includes(keyword) && !(isIntOrString && keyword === 'type'))
  return misplaced.map((keyword) => `has ${keyword} inside allOf, anyOf, oneOf or not`)
}

const keywordsInBranches = (schema: JsonObject): readonly string[] =>
  composing.some((keyword) => isDeep(schema[keyword])) ? [] : composing.flatMap((keyword) => branchesOf(schema[keyword])).flatMap(keywordsInside)

const branchesOf = (value: Json | undefined): readonly JsonObject[] => [value, ...listAt(value)].filter(isObject)

/** Keywords that a branch sets, and the branches inside it. Depth is limited before this is called. */
function keywordsInside(branch: JsonObject): readonly string[] {
  const below = [
    ...composing.flatMap((keyword) => branchesOf(branch[keyword])),
    ...branchesOf(branch['items']),
    ...Object.values(propertiesOf(branch)).filter(isObject),
  ]
  return [...Object.keys(branch).filter((keyword) => isSet(branch[keyword])), ...below.flatMap(keywordsInside)]
}
