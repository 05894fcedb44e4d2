import type { Outcome } from '../../model/outcome.ts'
import { ranked } from '../rank.ts'
import { sarif } from '../sarif.ts'

// Code scanning takes 25,000 results and shows 5,000.
const shownResults = 5_000

/** The SARIF report of the worst findings. */
export const codeScanningOf = (outcome: Outcome): string =>
  sarif.outcome(
    { ...outcome, findings: ranked(outcome.findings).slice(0, shownResults), waived: (outcome.waived ?? []).slice(0, shownResults) },
    { width: 100, hasColour: false, isAscii: false },
  )
