import type { Environment } from '../../model/workspace.ts'
import type { Ports } from '../../ports/ports.ts'
import type { BaseTree } from '../workspace/base-of.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'

/** What lies there and what lay there before: whatever says where a finding comes from. */
export type Review = {
  /** Absolute folder of the workspace. */
  readonly root: string
  readonly environment: Environment
  readonly releases: readonly RenderedRelease[]
  readonly base: BaseTree
  readonly ports: Pick<Ports, 'files' | 'git'>
}
