import type { Read } from '../model/problem.ts'
import type { ToldResult } from './read-result.ts'
import type { Reporter } from './reporter.ts'

export type { CommentFacts } from './publish/comment.ts'
export type { LookFacts } from './publish/drift-issue.ts'
export type { ToldResult } from './read-result.ts'
export type { FailureFacts } from './failure-facts.ts'
export type { Reporter } from './reporter.ts'
export { resultOf } from './result.ts'
export type { Style } from './style.ts'

// Loaded when asked for: what prints a line on a terminal must not wait for what writes pages.
const reporters = {
  text: async () => (await import('./text.ts')).text,
  json: async () => (await import('./json.ts')).json,
  html: async () => (await import('./html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
  sarif: async () => (await import('./sarif.ts')).sarif,
  junit: async () => (await import('./junit.ts')).junit,
  github: async () => (await import('./github.ts')).github,
  spinnaker: async () => (await import('./spinnaker.ts')).spinnaker,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>

export type Format = keyof typeof reporters

export const formats: readonly string[] = Object.keys(reporters)

export const isFormat = (name: string): name is Format => Object.hasOwn(reporters, name)

/** What makes the text of an outcome, or of a failure, in one format. */
export const reporterOf = (format: Format): Promise<Reporter> => reporters[format]()

/** What a log that Spinnaker reads is made of, beside the report itself. */
export const spinnakerLog = async () => await import('./spinnaker/log.ts')

/** Text of a JSON report → what it tells, to be told again in any format. */
export const readResult = async (text: string, file: string): Promise<Read<ToldResult>> => (await import('./read-result.ts')).readResult(text, file)

/** What makes the texts that GitHub shows. */
export const publishers = {
  comment: async () => (await import('./publish/comment.ts')).comment,
  check: async () => (await import('./publish/check-run.ts')).checkOf,
  sarif: async () => (await import('./publish/code-scanning.ts')).codeScanningOf,
  issue: async () => (await import('./publish/drift-issue.ts')).driftIssue,
  proposal: async () => (await import('./publish/proposal.ts')).proposal,
} as const
