import type { Finding } from '../../src/model/finding.ts'
import { compareText } from '../../src/model/json.ts'

// Enough to see what a release is about; the counts tell the rest.
const shown = 12

/** Findings as a person reads them first: how many of which rule, and the worst of them. */
export function summaryOf(findings: readonly Finding[]): string {
  const counts = [...Map.groupBy(findings, ({ severity, rule }) => `${severity.padEnd(5)} ${rule}`)].map(
    ([name, all]) => `${String(all.length).padStart(4)} ${name}`,
  )
  const worst = findings.slice(0, shown).map(({ severity, object, path, message }) => `${severity} ${object.name} ${path}\n      ${message}`)
  return [...counts.toSorted((left, right) => compareText(left.slice(5), right.slice(5))), '', ...worst, ...rest(findings.length)].join('\n').concat('\n')
}

const rest = (count: number): readonly string[] => (count > shown ? [`… ${count - shown} more`] : [])
