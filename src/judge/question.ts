import type { ClusterFacts } from '../model/facts.ts'
import type { Manifest } from '../model/manifest.ts'

export type Question = {
  /** The rendered tree of one environment, all releases. */
  readonly desired: readonly Manifest[]
  /** The tree before; empty where there was none. */
  readonly base: readonly Manifest[]
  readonly cluster: ClusterFacts
}
