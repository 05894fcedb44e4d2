import type { Environment, Release } from '../../model/workspace.ts'
import type { Provenance } from '../../store/store.ts'

/** A release as it is at the base, or now. */
export type ReleaseState = {
  /** The folder that its values and local charts lie below. */
  readonly root: string
  readonly environment: Environment
  readonly release: Release
  /** What render.yml says; undefined where it is not there. */
  readonly provenance: Provenance | undefined
}

/** A release in both states. */
export type ReleasePair = { readonly base: ReleaseState; readonly now: ReleaseState }
