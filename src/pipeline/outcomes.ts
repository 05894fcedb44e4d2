import type { Outcome } from '../model/outcome.ts'

/** An outcome in which nothing was found and nothing done: what each verb starts from. */
export const emptyOutcome = (verb: string): Outcome => ({
  verb,
  exitCode: 0,
  verdict: null,
  environments: [],
  changes: [],
  findings: [],
  notes: [],
  output: '',
  summary: '',
  next: '',
  timings: {},
})
