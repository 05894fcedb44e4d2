import { isObject, type JsonObject, listAt, textAt } from '../../../model/json.ts'
import type { Crd, CrdVersion } from '../../crd/read-crd.ts'
import { isEqual } from '../../is-equal.ts'
import type { CrdRule } from '../../rule.ts'
import { propertiesOf } from '../../schema/child-schema.ts'
import { typesOf } from '../../schema/types.ts'

/** Selectable fields that the API server takes in no CRD. */
export const selectableFieldsRefused: CrdRule = {
  id: 'crd/selectable-fields-refused',
  why: 'The API server holds selectable fields against the schema, and reads those that all versions share as if they shared the schema too',
  handles: ['versions', 'versions[].selectableFields', 'versions[].schema.openAPIV3Schema'],
  judge: ({ before, after }) => {
    const known = faultsOf(before).map(({ fault }) => fault)
    return faultsOf(after)
      .filter(({ fault }) => !known.includes(fault))
      .map(({ path, fault, action }) => ({
        severity: 'block',
        effect: 'refused',
        path,
        message: `The API server refuses CRD ${after.name}: ${fault}`,
        change: '',
        hits: [],
        action,
      }))
  },
}

type Fault = { readonly path: string; readonly fault: string; readonly action: string }

const faultsOf = ({ versions }: Crd): readonly Fault[] => [...versions.flatMap(unknownFields), ...sharedFault(versions)]

const fieldsOf = (version: CrdVersion): readonly string[] =>
  listAt(version.body, 'selectableFields')
    .filter(isObject)
    .map((field) => textAt(field, 'jsonPath') ?? '')

const unknownFields = (version: CrdVersion): readonly Fault[] =>
  fieldsOf(version)
    .filter((field) => !isSelectable(version.schema, field))
    .map((field) => ({
      path: `spec.versions[${version.name}].selectableFields`,
      fault: `${field} of ${version.name} is selectable, and its schema has no string, integer or boolean there`,
      action: `Give ${field} a schema of such a type, or take it out of selectableFields`,
    }))

// Paths in brackets name keys with dots, which are rare; they are left to the API server.
function isSelectable(schema: JsonObject, field: string): boolean {
  if (!/^(?:\.\w+)+$/.test(field)) return true
  const found = field
    .slice(1)
    .split('.')
    .reduce<JsonObject>((node, key) => nodeAt(node, key), schema)
  const types = typesOf(found)
  return types.length === 1 && types.every((type) => ['string', 'integer', 'boolean'].includes(type))
}

function nodeAt(schema: JsonObject, key: string): JsonObject {
  const child = Object.hasOwn(propertiesOf(schema), key) ? propertiesOf(schema)[key] : undefined
  return isObject(child) ? child : {}
}

// The server moves what all versions say alike to one place, and then misses the schema there. A known fault of 1.30 and later.
function sharedFault(versions: readonly CrdVersion[]): readonly Fault[] {
  const [first, ...others] = versions
  if (first === undefined || fieldsOf(first).length === 0) return []
  if (!others.every((version) => isEqual(fieldsOf(version), fieldsOf(first))) || others.every((version) => isEqual(version.schema, first.schema))) return []
  return [
    {
      path: 'spec.versions[].selectableFields',
      fault: 'all versions have the same selectable fields but not the same schema',
      action: 'Give the versions different selectableFields: another order is enough',
    },
  ]
}
