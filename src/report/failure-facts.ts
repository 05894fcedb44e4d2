import type { Problem } from '../model/problem.ts'

/** Why work stopped, as far as a report needs it; every `Failure` is one. */
export type FailureFacts = {
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly problems: readonly Problem[]
  readonly exitCode: number
}
