import type { Readiness } from '../../../apply/apply.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

export type Watch = {
  readonly look: (live: Manifest) => Readiness
  /** How long an object may say that it has failed before it is taken at its word. */
  readonly patienceMs: number
  readonly work: Work
  readonly target: Target
}

/** One object that is not ready, as it was last seen; `live` is undefined where it is not there. */
export type Unready = { readonly manifest: Manifest; readonly live: Manifest | undefined; readonly readiness: Exclude<Readiness, { kind: 'ready' }> }
