import type { Finding, Severity, Verdict } from '../model/finding.ts'
import type { Policy } from '../model/workspace.ts'

// Worst first: a policy's failOn blocks its own row and every row above it.
const severities = ['block', 'warn', 'info'] as const satisfies readonly Severity[]

/** Turns findings and a policy into a verdict, with the findings that block. */
export function decide(findings: readonly Finding[], policy: Policy): { readonly verdict: Verdict; readonly blocking: readonly Finding[] } {
  const limit = severities.indexOf(policy.failOn)
  const blocking = findings.filter((finding) => severities.indexOf(finding.severity) <= limit)

  if (blocking.length > 0) return { verdict: 'block', blocking }
  return { verdict: findings.some((finding) => finding.severity === 'warn') ? 'warn' : 'pass', blocking }
}
