import { at, isObject, listAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'

// Which manager applied at which version matters to the judge. Which fields each owns is most of the bytes, and seldom matters.

/** A custom resource whose managers keep the fields that they own only where there are several: then one may drop what is another's. */
export function withOwners(manifest: Manifest): Manifest {
  const managers = new Set(entriesOf(manifest).flatMap((entry) => (textAt(entry, 'subresource') === undefined ? [textAt(entry, 'manager')] : [])))
  return withEntries(manifest, (entry) => (managers.size > 1 ? (entry['fieldsV1'] ?? null) : null))
}

/** A CRD whose managers keep what they own of its conversion: apply leaves the parts of others alone. */
export const withConversionOwners = (crd: Manifest): Manifest =>
  withEntries(crd, (entry) => {
    const conversion = at(entry, 'fieldsV1', 'f:spec', 'f:conversion')
    return conversion === undefined ? null : { 'f:spec': { 'f:conversion': conversion } }
  })

/** An object whose managers keep the versions at which they applied, and no fields: the keys of items are data. */
export const withoutOwners = (manifest: Manifest): Manifest => withEntries(manifest, () => null)

const entriesOf = ({ body }: Manifest): readonly JsonObject[] => listAt(body, 'metadata', 'managedFields').filter(isObject)

function withEntries(manifest: Manifest, fieldsOf: (entry: JsonObject) => Json): Manifest {
  const metadata = manifest.body['metadata']
  if (!isObject(metadata)) return manifest
  const managedFields = entriesOf(manifest).map((entry) => recorded(entry, fieldsOf(entry)))
  return { ...manifest, body: { ...manifest.body, metadata: { ...metadata, managedFields } } }
}

function recorded(entry: JsonObject, fieldsV1: Json): JsonObject {
  const { manager = '', operation = '', apiVersion = '', subresource } = entry
  return { manager, operation, apiVersion, ...(subresource === undefined ? {} : { subresource }), ...(fieldsV1 === null ? {} : { fieldsV1 }) }
}
