import type { History } from './history.ts'
import { invariants } from './invariants/invariants.ts'

export type Verdict = {
  /** How many things the invariants looked at. */
  readonly looked: number
  /** "I5: …", one for each thing that is not as it must be. */
  readonly broken: readonly string[]
}

/** A history → what of it breaks an invariant. */
export function judge(history: History): Verdict {
  const judged = invariants.map(({ id, check }) => ({ id, ...check(history) }))
  return {
    looked: judged.reduce((sum, { looked }) => sum + looked, 0),
    broken: judged.flatMap(({ id, broken }) => broken.map((sentence) => `${id}: ${sentence}`)),
  }
}
