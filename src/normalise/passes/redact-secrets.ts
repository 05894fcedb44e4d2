import { isObject, objectAt, type JsonObject } from '../../model/json.ts'
import { redactedValue } from '../../model/withheld.ts'
import { type Found, withBody, withoutKey } from '../found.ts'
import { changing } from './pass.ts'
import { isFilledSecret } from './refuse-secrets.ts'

/** Where the release says so, a Secret keeps its keys and loses its values: who brings them is not Git. */
export const redactSecrets = changing((found, { secrets }) => (secrets === 'redact' && isFilledSecret(found.manifest) ? redacted(found) : found))

/** Data that is no map is left as it is, and refused. */
function redacted(found: Found): Found {
  const { body } = found.manifest
  const parts = [body['data'] ?? {}, body['stringData'] ?? {}]
  if (!parts.every(isObject)) return found
  const data = Object.fromEntries(parts.flatMap(Object.keys).map((key) => [key, redactedValue]))
  return withBody(found, { ...withoutKey(body, 'stringData'), metadata: withoutCopy(objectAt(body, 'metadata')), data })
}

/** What kubectl noted of an earlier apply holds the values too. */
function withoutCopy(metadata: JsonObject): JsonObject {
  const { annotations } = metadata
  if (!isObject(annotations)) return metadata
  return { ...metadata, annotations: withoutKey(annotations, 'kubectl.kubernetes.io/last-applied-configuration') }
}
