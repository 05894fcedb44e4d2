import { causeWithoutField, type Cause, type Report } from '../cause.ts'
import type { Check, Spot } from './check.ts'
import type { Value } from '../value.ts'

export interface Branches {
  readonly allOf: readonly Check[]
  readonly anyOf: readonly Check[]
  readonly oneOf: readonly Check[]
  readonly not: Check | undefined
}

interface Outcome {
  readonly causes: readonly Cause[]
  readonly matches: number
}

/** allOf, anyOf, oneOf and not. Inside a branch nothing is ratcheted: its errors belong to the node that carries it. */
export function checkBranches({ allOf, anyOf, oneOf, not }: Branches): Check {
  const parts = [
    ...(anyOf.length > 0 ? [checkAny(anyOf)] : []),
    ...(oneOf.length > 0 ? [checkOne(oneOf)] : []),
    ...(allOf.length > 0 ? [checkAll(allOf)] : []),
    ...(not === undefined ? [] : [checkNot(not)]),
  ]
  return (value, spot, report) => parts.reduce((matches, part) => matches + part(value, spot, report), 2)
}

function outcomeOf(check: Check, value: Value, spot: Spot): Outcome {
  const causes: Cause[] = []
  const matches = check(value, { path: spot.path, pair: undefined }, (cause) => causes.push(cause))
  return { causes, matches }
}

const isFine = ({ causes }: Outcome): boolean => causes.length === 0

const checkAny =
  (branches: readonly Check[]): Check =>
  (value, spot, report) => {
    const failed: Outcome[] = []
    for (const branch of branches) {
      const outcome = outcomeOf(branch, value, spot)
      if (isFine(outcome)) return outcome.matches
      failed.push(outcome)
    }
    report(causeWithoutField(spot.path, { keyword: 'anyOf', message: 'matches none of the alternatives' }))
    return tell(best(failed), report)
  }

const checkOne =
  (branches: readonly Check[]): Check =>
  (value, spot, report) => {
    const outcomes = branches.map((branch) => outcomeOf(branch, value, spot))
    const fine = outcomes.filter(isFine)
    const [only] = fine
    if (only !== undefined && fine.length === 1) return only.matches
    report(causeWithoutField(spot.path, { keyword: 'oneOf', message: `matches ${fine.length} of the alternatives, exactly one is needed` }))
    return fine.length === 0 ? tell(best(outcomes), report) : 0
  }

const checkAll =
  (branches: readonly Check[]): Check =>
  (value, spot, report) => {
    const outcomes = branches.map((branch) => outcomeOf(branch, value, spot))
    if (!outcomes.every(isFine)) report(causeWithoutField(spot.path, { keyword: 'allOf', message: 'does not match all of the schemas' }))
    return outcomes.reduce((matches, outcome) => matches + tell(outcome, report), 0)
  }

const checkNot =
  (branch: Check): Check =>
  (value, spot, report) => {
    if (isFine(outcomeOf(branch, value, spot))) report(causeWithoutField(spot.path, { keyword: 'not', message: 'matches what must not match' }))
    return 0
  }

/** The first of those that came furthest. */
const best = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce((furthest, outcome) => (outcome.matches > furthest.matches ? outcome : furthest), { causes: [], matches: -1 })

function tell({ causes, matches }: Outcome, report: Report): number {
  for (const cause of causes) report(cause)
  return matches
}
