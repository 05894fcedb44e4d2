import type { Difference } from './difference.ts'
import type { Lane } from './finding.ts'
import type { Json } from './json.ts'
import type { Manifest, ObjectRef, ResourceId } from './manifest.ts'
import type { Source } from './source.ts'

/** One step of a JSON Patch, RFC 6902. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string }

export type Change =
  | { readonly kind: 'create'; readonly id: ResourceId; readonly after: Manifest }
  | {
      readonly kind: 'update'
      readonly id: ResourceId
      readonly before: Manifest
      readonly after: Manifest
      /** Made when it is asked for: that takes longer than to find that the object changes. */
      readonly patch: () => readonly PatchOperation[]
    }
  | { readonly kind: 'delete'; readonly id: ResourceId; readonly before: Manifest }

/** A change with the lanes that it touches, worst first: 'Config' where nothing else is touched. */
export type LanedChange = Change & { readonly lanes: readonly Lane[] }

/** One changed object as reports tell it. Values of Secrets are masked in every part of it. */
export type ObjectChange = (
  | { readonly kind: Change['kind'] }
  // An object that goes, and another that comes and is much the same: to a cluster that is a deletion and a creation.
  | { readonly kind: 'rename'; readonly from: ObjectRef }
) & {
  readonly object: ObjectRef
  readonly lanes: readonly Lane[]
  readonly source: Source
  /** Where the object differs, in order; of one that comes or goes the whole body, at the root. */
  readonly differences: readonly Difference[]
  /** Turns what was into what is; of an object that comes or goes a single step at the root. */
  readonly patch: readonly PatchOperation[]
}
