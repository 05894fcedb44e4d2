import type { Json, JsonObject } from '../../model/json.ts'
import type { ObjectRef } from '../../model/manifest.ts'

/** One write of an object as admission sees it, as far as that is known before it happens. */
export interface AdmissionRequest {
  readonly object: ObjectRef
  /** The plural in URLs, such as "deployments". */
  readonly resource: string
  /** 'unknown' where nobody may look whether it lives. */
  readonly operation: 'CREATE' | 'UPDATE' | 'unknown'
  /** As the server would have it after the write. */
  readonly body: JsonObject
  /** As it lives: null where it does not, undefined where that is not known. */
  readonly oldBody: JsonObject | null | undefined
  /** The Namespace that it is in: null where it is in none, undefined where that is not known. */
  readonly namespace: JsonObject | null | undefined
  /** Whether the server may fill in this field, where the object leaves it out. */
  readonly mayFill: (parent: string, field: string) => boolean
}

/** What a policy is bound to, beside the object: null for no parameters. */
export type Params = Json
