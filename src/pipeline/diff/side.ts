import { objectChange } from '../../compare/compare.ts'
import { withLanes } from '../../judge/judge.ts'
import type { Change, ObjectChange } from '../../model/change.ts'
import type { EnvironmentOutcome } from '../../model/outcome.ts'
import type { Source } from '../../model/source.ts'
import { fileNamesOf } from '../../store/store.ts'

/** What differs in one environment, or between two paths. */
export type Side = {
  readonly outcomes: readonly EnvironmentOutcome[]
  readonly changes: readonly ObjectChange[]
  /** What it was compared with, as the summary names it. */
  readonly against: string
}

/** Changes of one release as reports tell them. */
export function told(changes: readonly Change[], environment: string, release: string): readonly ObjectChange[] {
  const names = fileNamesOf(changes.map(({ id }) => id))
  return changes.map((change, index) => {
    const source: Source = { environment, release, file: `rendered/${environment}/${release}/${names[index] ?? ''}` }
    return objectChange(withLanes(change), source)
  })
}

export const countsOf = (changes: readonly { readonly kind: Change['kind'] }[]): { added: number; changed: number; removed: number } => ({
  added: changes.filter((change) => change.kind === 'create').length,
  changed: changes.filter((change) => change.kind === 'update').length,
  removed: changes.filter((change) => change.kind === 'delete').length,
})
