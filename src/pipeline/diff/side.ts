import type { Change, ObjectChange } from '../../model/change.ts'
import type { EnvironmentOutcome } from '../../model/outcome.ts'

/** What differs in one environment, or between two paths. */
export type Side = {
  readonly outcomes: readonly EnvironmentOutcome[]
  readonly changes: readonly ObjectChange[]
  /** What it was compared with, as the summary names it. */
  readonly against: string
}

export const countsOf = (changes: readonly { readonly kind: Change['kind'] }[]): { added: number; changed: number; removed: number } => ({
  added: changes.filter((change) => change.kind === 'create').length,
  changed: changes.filter((change) => change.kind === 'update').length,
  removed: changes.filter((change) => change.kind === 'delete').length,
})
