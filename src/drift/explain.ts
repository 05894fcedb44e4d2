import type { Drift, DriftField, DriftHint, HiddenDrift, HiddenPlace, OwnDriftRule } from '../model/drift.ts'
import type { Finding } from '../model/finding.ts'
import { isRecorded, type Baseline } from './baseline.ts'
import { look, type DriftInput } from './look.ts'
import { findingsAbout, isLasting, ownRuleFor } from './own-rules.ts'
import { driftRules } from './registry.ts'
import { spinnakerVersion } from './rules/spinnaker-version.ts'

export type Explaining = DriftInput & {
  /** The environment's own. */
  readonly rules: readonly OwnDriftRule[]
  /** The day in UTC: "2026-11-26". */
  readonly today: string
  /** What differed right after the last apply; left out where nothing is recorded. */
  readonly baseline?: Baseline
  /** Whether every release is looked at; else what looks unused may be used by another one. */
  readonly isWhole: boolean
}

export type Explained = {
  /** What no rule explains. */
  readonly drift: readonly Drift[]
  readonly hidden: readonly HiddenDrift[]
  readonly hints: readonly DriftHint[]
  /** What is to be said of the environment's own rules. */
  readonly findings: readonly Finding[]
}

/** What drifted, without what is as it should be: that is counted, rule by rule. */
export function explainDrift(input: Explaining): Explained {
  const seen = look(input)
  const judged = seen.drift.map((drift) => judge(drift, input))
  const explained = [...judged.flatMap(({ hidden }) => hidden), ...seen.renamed.map((place) => ({ ...place, ...named(spinnakerVersion) }))]
  return {
    drift: judged.flatMap(({ kept }) => kept),
    hidden: perRule(explained),
    hints: seen.hints,
    findings: findingsAbout(input.rules, { ...input, used: new Set(explained.map(({ rule }) => rule)) }),
  }
}

type Hidden = HiddenPlace & Pick<HiddenDrift, 'rule' | 'reason'>

type Judged = { readonly kept: readonly Drift[]; readonly hidden: readonly Hidden[] }

const named = ({ id, reason }: { readonly id: string; readonly reason: string }): Pick<Hidden, 'rule' | 'reason'> => ({ rule: id, reason })

function judge(drift: Drift, input: Explaining): Judged {
  if (drift.kind !== 'changed') return judgeWhole(drift, input)
  const judged = drift.fields.map((field) => ({ field, rule: ruleFor(field, drift, input) }))
  const hidden = judged.flatMap(({ field, rule }) => (rule === undefined ? [] : [{ id: drift.id, path: field.path, manager: field.manager, ...rule }]))
  const fields = judged.flatMap(({ field, rule }) => (rule === undefined ? [field] : []))
  if (fields.length === 0) return { kept: [], hidden }
  return { kept: [{ ...drift, fields, patch: fields.flatMap(({ operations }) => operations) }], hidden }
}

function ruleFor(
  field: DriftField,
  drift: Extract<Drift, { kind: 'changed' }>,
  { desired, rules, today, baseline = new Set() }: Explaining,
): Pick<Hidden, 'rule' | 'reason'> | undefined {
  const known = driftRules.find((rule) => rule.explains({ field, drift, surroundings: { desired } }))
  if (known !== undefined) return named(known)
  return isRecorded(baseline, drift.id, field) ? named(admission) : ownRuleFor({ id: drift.id, ...field }, lastingOf(rules, today))
}

const admission = { id: 'admission', reason: 'Admission changed our own request, as was recorded when it was applied' }

/** Of an object as a whole only the environment's own rules may say that it is fine. */
function judgeWhole(drift: Exclude<Drift, { kind: 'changed' }>, { rules, today }: Explaining): Judged {
  const place = { id: drift.id, path: '', manager: drift.kind === 'extra' ? drift.manager : '' }
  const rule = ownRuleFor(place, lastingOf(rules, today))
  return rule === undefined ? { kept: [drift], hidden: [] } : { kept: [], hidden: [{ ...place, ...rule }] }
}

const lastingOf = (rules: readonly OwnDriftRule[], today: string): readonly OwnDriftRule[] => rules.filter((rule) => isLasting(rule, today))

function perRule(explained: readonly Hidden[]): readonly HiddenDrift[] {
  const groups = Map.groupBy(explained, ({ rule }) => rule)
  return [...groups]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([rule, places]) => ({
      rule,
      reason: places[0]?.reason ?? '',
      places: places.map(({ id, path, manager }) => ({ id, path, manager })),
    }))
}
