import type { Outcome } from '../model/outcome.ts'
import type { FailureFacts } from './failure-facts.ts'
import { jsonFailure, jsonReport } from './json.ts'
import type { Style as TextStyle } from './style.ts'
import { textFailure, textReport } from './text.ts'

export type Format = 'text' | 'json'
export type Style = TextStyle

type Reporter = {
  readonly outcome: (outcome: Outcome, style: Style) => string
  readonly failure: (failure: FailureFacts, verb: string, style: Style) => string
}

const reporters: Readonly<Record<Format, Reporter>> = {
  text: { outcome: textReport, failure: (failure, _verb, style) => textFailure(failure, style) },
  json: { outcome: jsonReport, failure: jsonFailure },
}

/** What a verb found → the text to print, in one format. */
export const report = (outcome: Outcome, format: Format, style: Style): string => reporters[format].outcome(outcome, style)

/** Why a verb stopped → the text to print, in one format. */
export const reportFailure = (failure: FailureFacts, verb: string, { format, style }: { format: Format; style: Style }): string =>
  reporters[format].failure(failure, verb, style)
