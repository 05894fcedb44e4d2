import type { PatchOperation } from '../model/change.ts'
import type { JsonObject } from '../model/json.ts'
import type { Manifest, ResourceId } from '../model/manifest.ts'

/** An object and the version at which it is asked for. */
export type Target = { readonly id: ResourceId; readonly version: string }

/** What became of a write that holds only for what was read before. */
export type Written =
  | { readonly kind: 'done'; readonly object: Manifest }
  /** Somebody wrote it since, or it is another object of that name: read again. */
  | { readonly kind: 'moved' }
  /** There is no such object. */
  | { readonly kind: 'gone' }

/** The very object that was read; another one of its name has another uid. */
export type Precondition = { readonly uid: string; readonly resourceVersion: string }

/**
 * Single objects, written with the resourceVersion at which they were read, so that nothing of others is lost. A write whose answer got lost is sent again: its
 * own first attempt then looks like somebody else's, which the next read tells. Failure 'cluster-unreachable' or 'cluster-refused'.
 */
export interface ClusterWrites {
  get(target: Target): Promise<Manifest | undefined>
  /** 'moved' where it exists already. */
  create(body: JsonObject): Promise<Written>
  /** The body holds the resourceVersion that was read. */
  replace(body: JsonObject): Promise<Written>
  /** A JSON Patch; `resourceVersion` is the one that was read. */
  patch(target: Target, operations: readonly PatchOperation[], resourceVersion: string): Promise<Written>
  /** In the background: dependents go after it. */
  remove(target: Target, precondition: Precondition): Promise<Written>
}
