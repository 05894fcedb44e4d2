import type { Decision } from '../../gate/gate.ts'
import { lanes } from '../../model/finding.ts'
import { commandFor } from '../command-for.ts'

/** What was decided of one environment. */
type Decided = { readonly name: string; readonly decision: Pick<Decision, 'blocking'> }

/** What to do after a check: read why the worst of it blocks, or apply. '' after a forecast that lets all pass: it is of another cluster than the one that is there. */
export function nextCommand(decided: readonly Decided[], { isForecast }: { readonly isForecast: boolean }): string {
  const [worst] = decided.flatMap(({ decision }) => decision.blocking).toSorted((left, right) => lanes.indexOf(left.lane) - lanes.indexOf(right.lane))
  if (worst !== undefined) return `npm run check -- --explain ${worst.rule}`
  const names = decided.map(({ name }) => name)
  return isForecast ? '' : commandFor('apply', names)
}
