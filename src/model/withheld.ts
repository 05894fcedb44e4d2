import { isObject, textAt } from './json.ts'
import type { Manifest, ResourceId } from './manifest.ts'

/**
 * Stands for every value of a redacted Secret: the same for all, so it tells nothing of any. It is no base64, and a Secret's
 * data has to be: an API server refuses the file if somebody sends it past `apply`.
 */
export const redactedValue = '(redacted)'

export const isSecret = ({ group, kind }: ResourceId): boolean => group === '' && kind === 'Secret'

/** Whether the values of this Secret cannot be read from here, so that `apply` leaves it to whoever brings them. */
export const isWithheld = (manifest: Manifest): boolean => isRedacted(manifest) || isEncrypted(manifest)

export function isRedacted({ id, body }: Manifest): boolean {
  if (!isSecret(id) || !isObject(body['data']) || 'stringData' in body) return false
  const values = Object.values(body['data'])
  return values.length > 0 && values.every((value) => value === redactedValue)
}

/** Whether SOPS has encrypted it: it then carries a checksum of all values. */
export const isEncrypted = ({ id, body }: Manifest): boolean => isSecret(id) && textAt(body, 'sops', 'mac') !== undefined
