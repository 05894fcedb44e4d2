import type { Outcome } from '../../model/outcome.ts'
import type { FailureFacts } from '../failure-facts.ts'
import { ranked } from '../rank.ts'
import { findingText, headline } from './judgment.ts'
import { plain } from './neutral.ts'

/** What a stage shows as the end of its Job: the verdict, and the first three findings that block. */
export function verdictMessage(outcome: Outcome): string {
  const blocks = ranked(outcome.findings).filter(({ severity }) => severity === 'block')
  return withinLimit([headline(outcome), ...blocks.slice(0, shownBlocks).map(findingText)])
}

/** The same where work stopped. */
export const failureMessage = ({ message, hint }: FailureFacts): string => withinLimit([plain(message, longest), plain(hint, longest)])

const shownBlocks = 3
const longest = 400

// Kubernetes keeps 4 KiB, Spinnaker shows all of it as one sentence.
const limitBytes = 1_024

function withinLimit(lines: readonly string[]): string {
  const bytes = Buffer.from(lines.filter((line) => line !== '').join('\n'))
  // Where the cut goes through a character, what is left of it reads as U+FFFD.
  return bytes.length <= limitBytes
    ? bytes.toString()
    : bytes
        .subarray(0, limitBytes)
        .toString()
        .replace(/\uFFFD+$/, '')
}
