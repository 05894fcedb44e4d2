import type { Json, JsonObject } from '../../../model/json.ts'
import type { SchemaRule } from '../../rule.ts'
import { isPreserving, keyOnly, propertiesOf } from '../../schema/child-schema.ts'
import { placeOf } from '../../schema/path.ts'
import { nameOfTypes } from '../../schema/types.ts'

// JSON schema has these keywords, a structural schema must not.
const foreign = ['$ref', '$schema', 'additionalItems', 'definitions', 'dependencies', 'id', 'patternProperties', 'uniqueItems'] as const

/** A node takes a form that the API server refuses in a structural schema. */
export const schemaRefused: SchemaRule = {
  id: 'crd/schema-refused',
  why: 'A CRD must have a structural schema, and some keywords of JSON schema have no place in one',
  handles: [...foreign, 'type', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'properties', 'additionalProperties'],
  judge: (pair) => {
    // What was wrong before is tolerated by the API server, and not this change's doing.
    const known = faultsOf(pair.before)
    return faultsOf(pair.after)
      .filter((fault) => !known.includes(fault))
      .map((fault) => ({
        severity: 'block',
        effect: 'refused',
        path: pair.path,
        message: `The API server refuses the CRD: ${placeOf(pair.path)} ${fault}`,
        change: '',
        hit: null,
        action: `Write ${placeOf(pair.path)} as a structural schema; kubectl apply --dry-run=server of the CRD shows whether it is one`,
      }))
  },
}

const faultsOf = (schema: JsonObject): readonly string[] => [
  ...foreign.filter((keyword) => isSet(schema[keyword])).map((keyword) => `has ${keyword}, which a structural schema must not have`),
  ...(isUntyped(schema) ? ['has no type'] : []),
  ...(isSet(schema['additionalProperties']) && Object.keys(propertiesOf(schema)).length > 0 ? ['has properties and additionalProperties at once'] : []),
  ...(schema['additionalProperties'] === false ? ['sets additionalProperties to false'] : []),
]

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== false

const isUntyped = (schema: JsonObject): boolean => nameOfTypes(schema) === 'any' && !isPreserving(schema) && schema !== keyOnly
