import { isObject, objectAt, type Json, type JsonObject } from '../model/json.ts'
import type { Manifest, ResourceId } from '../model/manifest.ts'
import { isSecret } from '../model/withheld.ts'
import { union, type FieldSet } from './field-set.ts'

// What a server writes, or what is part of the identity and therefore equal. A chart that copies them claims nothing by it.
const serverMetadata = ['name', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'managedFields', 'selfLink']

/** What desired claims: no status, no server metadata, a Secret's stringData as the data that it becomes. */
export function preparedBody({ id, body }: Manifest): JsonObject {
  const { status: _status, apiVersion: _apiVersion, kind: _kind, metadata, ...claims } = body
  const kept = Object.entries(isObject(metadata) ? metadata : {}).filter(([key]) => !serverMetadata.includes(key))
  return foldStringData(id, { ...claims, metadata: Object.fromEntries(kept) })
}

/** The same for the set of our fields. */
export function preparedFields(id: ResourceId, fields: FieldSet): FieldSet {
  const { 'f:status': _status, 'f:stringData': stringData, ...kept } = fields
  if (!isSecret(id) || !isObject(stringData)) return kept
  return union(kept, { 'f:data': stringData })
}

/** The server merges stringData over data and forgets that it was there. */
function foldStringData(id: ResourceId, body: JsonObject): JsonObject {
  const { stringData, ...kept } = body
  if (!isSecret(id) || !isObject(stringData)) return body
  const encoded = Object.entries(stringData).map(([key, value]): readonly [string, Json] => [
    key,
    typeof value === 'string' ? Buffer.from(value).toString('base64') : value,
  ])
  return { ...kept, data: { ...objectAt(body, 'data'), ...Object.fromEntries(encoded) } }
}
