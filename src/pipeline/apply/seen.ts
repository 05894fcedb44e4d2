import type { Contest } from '../../apply/apply.ts'
import type { AppliedRecord } from '../../model/inventory.ts'
import type { Manifest } from '../../model/manifest.ts'

/** What lived when somebody consented: nothing else may be written over later. */
export type Seen = {
  /** Objects that are to be sent, as the check read them. */
  readonly live: readonly Manifest[]
  readonly contests: readonly Contest[]
  /** The last apply that came to its end; undefined where none did. */
  readonly record: AppliedRecord | undefined
}
