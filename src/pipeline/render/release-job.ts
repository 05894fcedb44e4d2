import type { Environment, Release } from '../../model/workspace.ts'

/** One release of one environment of one workspace: the unit that rendering works on. */
export type ReleaseJob = {
  /** Absolute folder of the workspace. */
  readonly root: string
  readonly environment: Environment
  readonly release: Release
}

/** As messages name it: "istiod 1.30.0 for prod-eu". */
export const labelOf = ({ environment, release }: ReleaseJob): string => `${release.name} ${release.version} for ${environment.name}`
