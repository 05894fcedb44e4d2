import type { Finding, Severity } from '../model/finding.ts'
import type { SeverityRow } from '../model/workspace.ts'

/** What a finding counts as: the most exact row of the policy decides, a rule over its group over an effect, else the rule itself. */
export function severityOf({ rule, effect, severity }: Finding, rows: readonly SeverityRow[]): Severity {
  const subjects = [rule, `${rule.split('/', 1)[0]}/*`, effect]
  const row = subjects.map((subject) => rows.find((one) => one.subject === subject)).find((one) => one !== undefined)
  return row?.severity ?? severity
}
