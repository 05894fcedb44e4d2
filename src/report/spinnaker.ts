import { toJsonText, type JsonObject } from '../model/json.ts'
import type { Outcome } from '../model/outcome.ts'
import type { FailureFacts } from './failure-facts.ts'
import { escape } from './escape.ts'
import type { Reporter } from './reporter.ts'
import { resultOf } from './result.ts'
import { text } from './text.ts'

/**
 * The log of a Run Job stage: the text, and as its last line the one that Spinnaker reads. That line is there on every path: a job without it fails
 * with a message that explains nothing.
 */
export const spinnaker: Reporter = {
  outcome: (outcome, style) => text.outcome(outcome, style) + resultLine(propertiesOf(outcome)),
  failure: (failure, verb, style) => text.failure(failure, verb, style) + resultLine(failureOf(failure, verb)),
}

/** One key at the top, since Spinnaker merges ours among the stage's own. */
const resultLine = (result: JsonObject): string => `SPINNAKER_CONFIG_JSON=${toJsonText({ sluice: result })}\n`

function propertiesOf(outcome: Outcome): JsonObject {
  const { verb, environments, summary } = outcome
  return {
    verb,
    ...resultOf(outcome),
    environments: environments.slice(0, shownEnvironments).map(({ name }) => plain(name)),
    ...tokenOf(environments),
    summary: plain(summary),
  }
}

/** For a later stage that applies what this one checked; which of several environments it means, only one of them tells. */
const tokenOf = ([environment, ...others]: Outcome['environments']): JsonObject =>
  environment?.token === undefined || others.length > 0 ? {} : { token: environment.token }

// Bounds the line: it has to stay below the 8 KB at which a log may be cut.
const shownEnvironments = 20
const longest = 500

function failureOf({ code, message, exitCode }: FailureFacts, verb: string): JsonObject {
  return { verb, verdict: 'error', exitCode, code, summary: plain(message) }
}

/** Text that neither Spinnaker's log reader nor its expressions take for theirs; an expression that another one hands on is evaluated then. */
const plain = (words: string): string =>
  escape(words)
    .replaceAll('SPINNAKER_', 'SPINNAKER ')
    .replace(/[$#]\{/g, (opening) => `${opening[0]} {`)
    .slice(0, longest)
