import type { Problem } from './problem.ts'

/**
 * Why work stopped, and the exit code that says so: 2 is the user's to mend (usage, config, input), 3 is a tool or the
 * cluster, 11 and 12 are verdicts of the gate. A bug is no Failure: it keeps its stack and exits 1.
 */
export const exitCodes = {
  usage: 2,
  'config-invalid': 2,
  'input-invalid': 2,
  'chart-invalid': 2,
  'tree-modified': 2,
  'branch-taken': 2,
  'tool-missing': 3,
  'tool-failed': 3,
  'tool-timeout': 3,
  'cluster-unreachable': 3,
  'cluster-refused': 3,
  'not-ready': 3,
  'files-failed': 3,
  'git-failed': 3,
  'github-refused': 3,
  'github-unreachable': 3,
  interrupted: 3,
  locked: 3,
  'lock-lost': 3,
  blocked: 11,
  stale: 12,
  'other-cluster': 12,
} as const

export type FailureCode = keyof typeof exitCodes

export const isFailureCode = (text: string): text is FailureCode => Object.hasOwn(exitCodes, text)

/** A failure that we foresee and cannot continue from. The message says what and why; the hint is a command or an edit. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly hint: string
  readonly problems: readonly Problem[]

  constructor(code: FailureCode, message: string, options: { hint: string; problems?: readonly Problem[]; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'Failure'
    this.code = code
    this.hint = options.hint
    this.problems = options.problems ?? []
  }

  get exitCode(): number {
    return exitCodes[this.code]
  }
}
