import type { ObjectChange } from '../model/change.ts'
import { lanes, type Finding, type Severity } from '../model/finding.ts'
import { compareText } from '../model/json.ts'
import { compareIds } from '../model/manifest.ts'

const severities: readonly Severity[] = ['block', 'warn', 'info']

/** Findings, worst first: what is said of the gate itself above all, then by severity and lane; what is equally bad in order of object and path. */
export const ranked = (findings: readonly Finding[]): readonly Finding[] => findings.toSorted(compareFindings)

const compareFindings = (left: Finding, right: Finding): number =>
  Number(right.lane === 'Gate') - Number(left.lane === 'Gate') ||
  severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
  lanes.indexOf(left.lane) - lanes.indexOf(right.lane) ||
  compareIds(left.object, right.object) ||
  compareText(left.path, right.path) ||
  compareText(left.rule, right.rule)

// What goes away is missed by somebody; what is new hardly is.
const kinds = ['delete', 'rename', 'update', 'create'] as const satisfies readonly ObjectChange['kind'][]

/** Changes, worst first: by their worst lane, then what goes before what comes; what is equally bad in order of object. */
export const rankedChanges = (changes: readonly ObjectChange[]): readonly ObjectChange[] =>
  changes.toSorted(
    (left, right) => worstLane(left) - worstLane(right) || kinds.indexOf(left.kind) - kinds.indexOf(right.kind) || compareIds(left.object, right.object),
  )

export const worstLane = (change: Pick<ObjectChange, 'lanes'>): number => Math.min(lanes.length, ...change.lanes.map((lane) => lanes.indexOf(lane)))
