import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'

/** What apply makes of a live object and a desired one, as far as a validation sees it: keys are merged, and what is no object is replaced. */
export const appliedTo = (live: JsonObject, desired: JsonObject): JsonObject => ({
  ...live,
  ...Object.fromEntries(Object.entries(desired).map(([key, value]) => [key, together(live[key], value)])),
})

const together = (live: Json | undefined, desired: Json): Json => (isObject(live) && isObject(desired) ? appliedTo(live, desired) : desired)

/** A manifest may leave its namespace to apply. */
export const placed = ({ id, body }: Manifest): JsonObject => ({
  ...body,
  metadata: { ...(isObject(body['metadata']) ? body['metadata'] : {}), ...(id.namespace === '' ? {} : { namespace: id.namespace }) },
})
