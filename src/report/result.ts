import type { Severity, Verdict } from '../model/finding.ts'
import type { Outcome } from '../model/outcome.ts'

/** An outcome in words and numbers of our own: nothing that a chart or a cluster named is in it. For the stages of a pipeline that come after. */
export type Result = {
  readonly verdict: Verdict | 'differs'
  readonly exitCode: number
  readonly blocks: number
  readonly warnings: number
  readonly notes: number
  readonly changed: number
  readonly deleted: number
  readonly drift: number
  /** For whoever applies later what was judged here; '' where nothing may be applied, or several environments were judged, since only one of them could be meant. */
  readonly token: string
}

export function resultOf({ verdict, exitCode, environments, findings, changes, drift = [] }: Outcome): Result {
  const counted = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length
  const [only, ...others] = environments
  return {
    verdict: verdict ?? (exitCode === 0 ? 'pass' : 'differs'),
    exitCode,
    blocks: counted('block'),
    warnings: counted('warn'),
    notes: counted('info'),
    changed: changes.length,
    // To whom it was called by, a renamed object is gone.
    deleted: changes.filter(({ kind }) => kind === 'delete' || kind === 'rename').length,
    drift: drift.length,
    token: others.length === 0 ? (only?.token ?? '') : '',
  }
}
