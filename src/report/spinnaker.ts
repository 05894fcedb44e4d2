import type { JsonObject } from '../model/json.ts'
import type { Outcome } from '../model/outcome.ts'
import type { FailureFacts } from './failure-facts.ts'
import type { Reporter } from './reporter.ts'
import { resultOf } from './result.ts'
import { judgmentText } from './spinnaker/judgment.ts'
import { propertyLine } from './spinnaker/line.ts'
import { harmless, plain } from './spinnaker/neutral.ts'
import { text } from './text.ts'

/**
 * The log of a Run Job stage: the text, and as its last line the one that Spinnaker reads. That line is there on every path: a job without it fails
 * with a message that explains nothing.
 */
export const spinnaker: Reporter = {
  outcome: (outcome, style) => harmless(text.outcome(outcome, style)) + outcomeLine(outcome),
  failure: (failure, verb, style) => harmless(text.failure(failure, verb, style)) + failureLine(failure, verb),
}

// What goes first when the line would be too long: counts and the token always stay.
const rooms = [
  { judgment: 2_000, summary: 500 },
  { judgment: 800, summary: 200 },
  { judgment: 300, summary: 100 },
] as const

function outcomeLine(outcome: Outcome): string {
  const [most, ...less] = rooms
  return propertyLine([propertiesOf(outcome, most), ...less.map((room) => propertiesOf(outcome, room))])
}

// Flat, in lower case and without dashes: what an expression can name without brackets. Every key is there on every path, since one that is missing is an error.
function propertiesOf(outcome: Outcome, room: (typeof rooms)[number]): JsonObject {
  const { verdict, exitCode, token, ...counts } = resultOf(outcome)
  const { environments, revision, summary } = outcome
  const [environment, ...others] = environments
  const only = others.length === 0 ? environment : undefined
  return {
    verb: outcome.verb,
    verdict,
    exit_code: exitCode,
    code: '',
    ...counts,
    environments: environments.length,
    environment: plain(only?.name ?? '', longestName),
    token,
    commit: revision?.commit ?? '',
    tree: revision?.tree ?? '',
    summary: plain(summary, room.summary),
    judgment: only === undefined || outcome.verdict === null || outcome.verdict === 'block' ? '' : judgmentText(outcome, room.judgment),
  }
}

const longestName = 255

const nothing = {
  blocks: 0,
  warnings: 0,
  notes: 0,
  changed: 0,
  deleted: 0,
  drift: 0,
  environments: 0,
  environment: '',
  token: '',
  commit: '',
  tree: '',
} as const

/** Why work stopped, in the same keys. */
export function failureLine({ code, message, exitCode }: Pick<FailureFacts, 'code' | 'message' | 'exitCode'>, verb: string): string {
  const verdict = code === 'stale' ? 'stale' : 'error'
  return propertyLine([
    { verb: plain(verb, longestName), verdict, exit_code: exitCode, code, ...nothing, summary: plain(message, rooms[0].summary), judgment: '' },
  ])
}
