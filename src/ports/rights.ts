import type { ServedKind } from '../model/facts.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Right } from '../model/right.ts'

/** What a user of a cluster may do there. Failure 'cluster-unreachable', or 'cluster-refused' where it does not say. */
export interface Rights {
  /** All that the cluster serves. */
  kinds(): Promise<readonly ServedKind[]>
  /** Whether this user may do everything to everything. */
  isAlmighty(): Promise<boolean>
  /** Those of the rights that this user does not have; a right by names counts where all of them are allowed. */
  missing(rights: readonly Right[]): Promise<readonly Right[]>
  /** What the server says to this user who applies the object: it is tried, and nothing is written. 'unknown' where it cannot be tried yet, as without its namespace. */
  tried(desired: Manifest): Promise<'allowed' | 'forbidden' | 'unknown'>
}
