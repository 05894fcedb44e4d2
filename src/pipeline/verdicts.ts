import type { Finding, Verdict } from '../model/finding.ts'
import type { ToldWaived } from '../model/waiver.ts'

const ranks = ['pass', 'warn', 'block'] as const

/** The worst of several verdicts; 'pass' for none. */
export const worst = (verdicts: readonly Verdict[]): Verdict => ranks.findLast((rank) => verdicts.includes(rank)) ?? 'pass'

/** The verdict in one sentence, with counts. */
export function verdictSentence(verdict: Verdict, { findings, waived }: { findings: readonly Finding[]; waived: readonly ToldWaived[] }): string {
  const counted = (severity: Finding['severity'], noun: string): string => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`
  }
  const warnings = counted('warn', 'warning')
  const aside = waived.length === 0 ? '' : ` ${waived.length} waived.`
  if (verdict === 'block') return `Blocked: ${counted('block', 'finding') || warnings || counted('info', 'note')}.${aside}`
  return (warnings === '' ? 'Ready.' : `Ready, with ${warnings}.`) + aside
}
