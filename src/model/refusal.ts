import type { JsonObject } from './json.ts'
import type { ObjectRef } from './manifest.ts'

/** A version of a custom kind, as the CRD defines it that will stand when the manifests of the same render come. */
export type DefinedVersion = {
  readonly group: string
  readonly kind: string
  readonly version: string
  readonly isNamespaced: boolean
  readonly hasStatus: boolean
  readonly schema: JsonObject
}

/** A place in a manifest that the schema of its kind does not take. */
export type Refusal = {
  readonly object: ObjectRef
  readonly path: string
  /** 'unknown' where no schema names the field. */
  readonly kind: 'unknown' | 'refused'
  /** Why, after the path. No value is quoted. */
  readonly said: string
}
