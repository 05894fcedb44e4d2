import type { PatchOperation } from './change.ts'
import type { Json } from './json.ts'
import type { Manifest, ResourceId } from './manifest.ts'

/** Who wrote a field, as the cluster's managedFields tell it; each part is '' where they do not. */
export type Blame = {
  readonly manager: string
  readonly operation: string
  /** ISO 8601: the last write of that manager, so the change is not later than this. */
  readonly time: string
}

/** One field in which an object is not as desired. */
export type DriftField = Blame & {
  /** As people write it: spec.template.spec.containers[app].image. */
  readonly path: string
  /** RFC 6901, into the live object; into the desired one where the live one lacks the field. */
  readonly pointer: string
  /** RFC 6901, into the desired object: where the field is, or would be. */
  readonly desiredPointer: string
  /** undefined where the field should not be there. */
  readonly desired: Json | undefined
  /** undefined where it is not there. */
  readonly live: Json | undefined
}

/** Values of Secrets are masked in every part of a drift. */
export type Drift =
  | { readonly kind: 'missing'; readonly id: ResourceId; readonly desired: Manifest }
  | {
      readonly kind: 'changed'
      readonly id: ResourceId
      readonly desired: Manifest
      readonly live: Manifest
      /** What puts the live object back, in the fields that desired sets. */
      readonly patch: readonly PatchOperation[]
      readonly fields: readonly DriftField[]
    }
  | (Blame & { readonly kind: 'extra'; readonly id: ResourceId; readonly live: Manifest })
