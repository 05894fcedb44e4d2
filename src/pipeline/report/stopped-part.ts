import { stopped } from '../../gate/gate.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { ToldResult } from '../../report/report.ts'
import { emptyOutcome } from '../outcomes.ts'

/** A part that stopped, as one that blocks: what it would have found, nobody knows. */
export function stoppedPart({ verb, failure }: Extract<ToldResult, { kind: 'failure' }>): Outcome {
  return { ...emptyOutcome(verb), exitCode: 11, verdict: 'block', findings: [stopped(verb, failure)], summary: failure.message }
}
