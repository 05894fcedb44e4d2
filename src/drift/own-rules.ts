import type { HiddenPlace, OwnDriftRule } from '../model/drift.ts'
import { fileRef } from '../model/file-ref.ts'
import type { Finding } from '../model/finding.ts'
import { nameOf, type ResourceId } from '../model/manifest.ts'

/** The rules that findings of this room come from. */
export const driftFindings = ['drift/dry-run-refused', 'drift/rule-expired', 'drift/rule-unused'] as const

/** A rule counts to the end of its last day. */
export const isLasting = ({ expires }: OwnDriftRule, today: string): boolean => expires >= today

const placeOf = ({ file, line }: OwnDriftRule): string => `${file}:${line}`

/** The first of the environment's own rules that fits the place and who wrote it. */
export function ownRuleFor({ id, path, manager }: HiddenPlace, rules: readonly OwnDriftRule[]): { readonly rule: string; readonly reason: string } | undefined {
  const found = rules.find((rule) => namesOf(id).some(rule.object.fits) && rule.path.fits(path) && rule.manager.fits(manager))
  return found === undefined ? undefined : { rule: placeOf(found), reason: found.reason }
}

const namesOf = (id: ResourceId): readonly string[] => (id.group === '' ? [nameOf(id)] : [nameOf(id), nameOf({ ...id, kind: `${id.kind}.${id.group}` })])

type Day = { readonly today: string; readonly isWhole: boolean; readonly used: ReadonlySet<string> }

/** Rules whose last day is over, and rules that explain nothing. */
export function findingsAbout(rules: readonly OwnDriftRule[], { today, isWhole, used }: Day): readonly Finding[] {
  const expired = rules.filter((rule) => !isLasting(rule, today))
  const unused = isWhole ? rules.filter((rule) => isLasting(rule, today) && !used.has(placeOf(rule))) : []
  return [...expired.map(expiredFinding), ...unused.map(unusedFinding)]
}

const expiredFinding = (rule: OwnDriftRule): Finding => ({
  ...about(rule),
  rule: 'drift/rule-expired',
  effect: 'unknown',
  message: `The drift rule for ${rule.object.text} ended on ${rule.expires}, so what it hid counts again`,
  why: 'A rule is a promise to look again by a day',
  action: `Take it out of ${rule.file}, or set a later day`,
})

const unusedFinding = (rule: OwnDriftRule): Finding => ({
  ...about(rule),
  rule: 'drift/rule-unused',
  effect: 'cosmetic',
  message: `The drift rule for ${rule.object.text} at ${rule.path.text} explains nothing`,
  why: 'A rule that explains nothing today hides the next change that it fits',
  action: `Take it out of ${rule.file}`,
})

const about = ({ file, line }: OwnDriftRule): Pick<Finding, 'severity' | 'lane' | 'object' | 'path' | 'change' | 'hits' | 'place'> => ({
  severity: 'warn',
  lane: 'Gate',
  object: fileRef(file),
  path: `line ${line}`,
  place: { file, line },
  change: '',
  hits: [],
})
