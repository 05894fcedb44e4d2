import type { Selection } from '../workspace/load-workspace.ts'

export type UpdateOptions = Selection & {
  /** Write nothing; say what would move. */
  readonly isCheck: boolean
  /** Look for no newer chart: write the digest of the version that stands there. */
  readonly isLock: boolean
  readonly hasPreReleases: boolean
}
