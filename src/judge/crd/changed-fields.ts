import { at, isList, type Json, type JsonObject, objectAt } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import type { CrdPair } from './pair-crds.ts'

/** A field of a CRD that differs. `field` is what rules handle; `path` is where it stands, with the version's name. */
export type ChangedField = { readonly field: string; readonly path: string; readonly before: Json | undefined; readonly after: Json | undefined }

/** Every field of the spec that differs, a schema as a whole: "scope", "names.kind", "versions[].served". */
export function changedFields({ before, after }: CrdPair): readonly ChangedField[] {
  const fields = [
    ...differences(without(before.spec, nested), without(after.spec, nested), { field: '', path: 'spec.' }),
    ...differences(objectAt(before.spec, 'names'), objectAt(after.spec, 'names'), { field: 'names.', path: 'spec.names.' }),
  ]
  const versions = new Map(before.versions.map((version) => [version.name, version.body]))
  const hasSameVersions = isEqual(before.versions.map((version) => version.name).toSorted(), after.versions.map((version) => version.name).toSorted())
  const moved = hasSameVersions ? [] : [{ field: 'versions', path: 'spec.versions', before: namesOf(before.versions), after: namesOf(after.versions) }]
  const inside = after.versions.flatMap((version) => versionFields(version.name, versions.get(version.name), version.body))
  return [...fields, ...moved, ...inside]
}

const nested = ['names', 'versions']

const namesOf = (versions: readonly { readonly name: string }[]): readonly string[] => versions.map((version) => version.name)

function versionFields(name: string, before: JsonObject | undefined, after: JsonObject): readonly ChangedField[] {
  if (before === undefined) return []
  const place = { field: 'versions[].', path: `spec.versions[${name}].` }
  const subresources = { field: `${place.field}subresources.`, path: `${place.path}subresources.` }
  return [
    ...differences(without(before, ['schema', 'subresources']), without(after, ['schema', 'subresources']), place),
    ...differences(objectAt(before, 'subresources'), objectAt(after, 'subresources'), subresources),
    // What differs inside the schemas is judged node by node; here it only says that something does.
    ...differences(objectAt(before, 'schema'), objectAt(after, 'schema'), {
      field: 'versions[].schema.',
      path: `${place.path}schema.`,
    }),
  ]
}

function differences(before: JsonObject, after: JsonObject, place: { readonly field: string; readonly path: string }): readonly ChangedField[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys
    .filter((key) => !isEqual(at(before, key), at(after, key)) && !(isEmpty(at(before, key)) && isEmpty(at(after, key))))
    .map((key) => ({ field: place.field + key, path: place.path + key, before: at(before, key), after: at(after, key) }))
}

// A list that is absent and one without items, or a flag that is absent and one that is false, say the same.
const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === false || (isList(value) && value.length === 0)

const without = (fields: JsonObject, keys: readonly string[]): JsonObject => Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)))
