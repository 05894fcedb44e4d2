import * as v from 'valibot'
import { described, text } from './described.ts'

/** Shapes of the keys that only `apply` reads. */

// What names most objects, and ConfigMaps and Leases among them (RFC 1123 subdomain).
export const objectName = v.pipe(
  v.string(),
  v.maxLength(253, 'has more than 253 characters'),
  v.regex(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/, 'is no name of an object: expected lower-case letters, digits, "-" and "."'),
)

export const accountName = v.pipe(
  v.string(),
  v.regex(/^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/)?[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/, 'names no ServiceAccount: expected name or namespace/name'),
)

export const prunedName = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Za-z0-9]*(\.[a-z0-9.-]+)?(\/[^/\s]+){1,2}$/, 'names no object: expected Kind/name, Kind/namespace/name or Kind.group/namespace/name'),
)

export const conflictSchema = v.strictObject({
  manager: v.optional(described(text, 'Which field managers: a glob, or an RE2 expression between slashes; all where it is left out'), '*'),
  path: v.optional(described(text, 'Which fields, likewise, such as spec.replicas or spec.template.spec.containers[app].image; all where it is left out'), '*'),
  decision: described(v.picklist(['take', 'yield', 'stop']), 'Take the field over, leave it to them and out of what is sent, or apply nothing'),
})
