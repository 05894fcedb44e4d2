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

/** A schema that the API server has yet to take. */
export type NewSchema = {
  readonly object: ObjectRef
  readonly version: string
  /** Whether the CRD has no other version. */
  readonly isOnly: boolean
  /** undefined where the version is new. */
  readonly before: JsonObject | undefined
  readonly after: JsonObject
}

/** A CEL rule of a CRD that the API server does not take, or that may cost too much. */
export type RuleFault = Pick<NewSchema, 'object' | 'version' | 'isOnly'> & {
  readonly path: string
  /** What is wrong, after the path. */
  readonly said: string
}

/** An expression of an admission policy or webhook that the API server does not compile. */
export type ExpressionFault = Pick<RuleFault, 'object' | 'path' | 'said'>
