import type { Outcome } from '../model/outcome.ts'
import type { FailureFacts } from './failure-facts.ts'
import type { Style } from './style.ts'

/** What makes text of one format. */
export type Reporter = {
  readonly outcome: (outcome: Outcome, style: Style) => string
  readonly failure: (failure: FailureFacts, verb: string, style: Style) => string
}
