import type { ClusterFacts } from '../model/facts.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Capabilities } from '../model/workspace.ts'

export type Question = {
  /** The rendered tree of one environment, all releases. */
  readonly desired: readonly Manifest[]
  /** The tree before; empty where there was none. */
  readonly base: readonly Manifest[]
  readonly cluster: ClusterFacts
  /** What the desired side was rendered for; left out where it was not rendered for any environment, as in `compat`. */
  readonly renderedFor?: RenderedFor
  /** A Kubernetes version to judge for instead of the cluster's own, such as "1.37": what an upgrade of it would break. */
  readonly forecast?: string
}

export type RenderedFor = { readonly environment: string; readonly capabilities: Capabilities }
