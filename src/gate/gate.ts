import type { Finding, Severity, Verdict } from '../model/finding.ts'
import type { WaivedFinding, Waiver } from '../model/waiver.ts'
import type { Policy } from '../model/workspace.ts'
import { severityOf } from './severity.ts'
import { expiredFindings, unusedFindings } from './waiver-findings.ts'
import { isExpired, waiverOf } from './waivers.ts'

export { gateChanges, type GateFiles } from './gate-changes.ts'
export { anotherInventory } from './another-inventory.ts'
export { reviewHidden } from './review-hidden.ts'
export { notJudged, unreadCluster } from './not-judged.ts'
export { missingShards, stopped } from './parts.ts'
export { oldSnapshot, sayAge, unreviewedSnapshot } from './snapshot-findings.ts'

/** The rules about the gate itself. */
export const gateRules = [
  'gate/another-inventory',
  'gate/not-judged',
  'gate/part-stopped',
  'gate/policy-changed',
  'gate/review-hidden',
  'gate/rule-broken',
  'gate/shard-missing',
  'gate/snapshot-old',
  'gate/snapshot-unreviewed',
  'gate/waiver-expired',
  'gate/waiver-unused',
] as const

/** What findings are judged by. */
export type Rules = {
  readonly policy: Policy
  readonly waivers: readonly Waiver[]
  /** The day in UTC: "2026-11-26". */
  readonly today: string
  /** Whether every release was judged; else what looks unused may be used by another one. */
  readonly isWhole: boolean
}

export type Decision = {
  readonly verdict: Verdict
  /** Those that count, with the policy's severities, and what is to be said of the waivers themselves. */
  readonly findings: readonly Finding[]
  readonly blocking: readonly Finding[]
  readonly waived: readonly WaivedFinding[]
}

// Worst first: a policy's failOn blocks its own row and every row above it.
const severities = ['block', 'warn', 'info'] as const satisfies readonly Severity[]

/** Turns findings into a verdict, by a policy and its waivers. */
export function decide(found: readonly Finding[], { policy, waivers, today, isWhole }: Rules): Decision {
  const answered = found.map((finding) => ({ finding, waiver: waiverOf(finding, waivers, today) }))
  const waived = answered.flatMap(({ finding, waiver }) => (waiver === undefined ? [] : [{ finding, waiver }]))
  const expired = waivers.filter((waiver) => isExpired(waiver, today))
  const lasting = waivers.filter((waiver) => !isExpired(waiver, today))
  const ofWaivers = [...expiredFindings(expired, found), ...(isWhole ? unusedFindings(lasting, found) : [])]
  const open = [...answered.filter(({ waiver }) => waiver === undefined).map(({ finding }) => finding), ...ofWaivers]
  const findings = open.map((finding) => ({ ...finding, severity: severityOf(finding, policy.severity) }))
  return { ...verdictOf(findings, policy), findings, waived }
}

function verdictOf(findings: readonly Finding[], { failOn }: Policy): Pick<Decision, 'verdict' | 'blocking'> {
  const limit = severities.indexOf(failOn)
  const blocking = findings.filter((finding) => severities.indexOf(finding.severity) <= limit)
  if (blocking.length > 0) return { verdict: 'block', blocking }
  return { verdict: findings.some((finding) => finding.severity === 'warn') ? 'warn' : 'pass', blocking }
}
