import type { Json } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'

/** What a forced server-side apply of an object, under our name, would make of it. Nothing is written. */
export type DryRun =
  | { readonly kind: 'made'; readonly object: Manifest }
  /** By the server, or by a webhook that it asked; `why` is what it said. */
  | { readonly kind: 'refused'; readonly why: string }

/** How an API server itself sees objects. */
export interface ServerView {
  /**
   * Where the OpenAPI v3 of each apiVersion lies, by apiVersion; the place is another one when the content is. One that the server does not describe is left
   * out, and all are where it gives no such descriptions.
   */
  schemaPlaces(apiVersions: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The description at such a place, with nothing but its component schemas; null where it cannot be had. */
  schemas(place: string): Promise<Json>
  /** Failure 'cluster-unreachable' where nobody answers any more. */
  dryRun(desired: Manifest): Promise<DryRun>
}
