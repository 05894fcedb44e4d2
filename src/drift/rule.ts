import type { Drift, DriftField } from '../model/drift.ts'
import type { Manifest } from '../model/manifest.ts'

/** What rules may look at beside the object itself. */
export type Surroundings = {
  /** All that is committed for the cluster. */
  readonly desired: readonly Manifest[]
}

/** One field that drifted, in its object. */
export type FieldFact = { readonly field: DriftField; readonly drift: Extract<Drift, { kind: 'changed' }>; readonly surroundings: Surroundings }

/** Drift that is as it should be: a predicate on the state and on who wrote, never on the place alone. */
export type DriftRule = {
  readonly id: string
  /** Why that is no drift, one sentence. */
  readonly reason: string
  readonly explains: (fact: FieldFact) => boolean
}
