import { type Finding, lanes, type Severity } from '../model/finding.ts'
import { compareText } from '../model/json.ts'
import { compareIds } from '../model/manifest.ts'

// Worst first.
const severities = ['block', 'warn', 'info'] as const satisfies readonly Severity[]

/** Worst first: by severity, lane, object, path and rule. */
export const sortFindings = (findings: readonly Finding[]): readonly Finding[] => findings.toSorted(compareFindings)

const compareFindings = (left: Finding, right: Finding): number =>
  severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
  lanes.indexOf(left.lane) - lanes.indexOf(right.lane) ||
  compareIds(left.object, right.object) ||
  compareText(left.path, right.path) ||
  compareText(left.rule, right.rule) ||
  compareText(left.message, right.message)
