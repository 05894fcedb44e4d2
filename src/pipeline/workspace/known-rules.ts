import leven from 'leven'
import { driftFindings } from '../../drift/drift.ts'
import { gateRules } from '../../gate/gate.ts'
import { ruleIds } from '../../judge/judge.ts'
import { meshRules } from '../../mesh/mesh.ts'
import { Failure } from '../../model/failure.ts'
import { compareText } from '../../model/json.ts'
import type { Problem } from '../../model/problem.ts'
import type { Waiver } from '../../model/waiver.ts'
import type { Environment } from '../../model/workspace.ts'

/** Every rule that a finding can come from, in order. */
export const knownRules: readonly string[] = [...ruleIds, ...driftFindings, ...gateRules, ...meshRules].toSorted(compareText)

/** Rules that are spelled alike, the nearest first; empty where none is near. */
export function nearRules(name: string): readonly string[] {
  const ranked = knownRules.map((rule) => ({ rule, distance: distanceOf(name, rule) })).toSorted((left, right) => left.distance - right.distance)
  return ranked
    .filter(({ rule, distance }) => distance <= rule.length / 3)
    .map(({ rule }) => rule)
    .slice(0, 3)
}

// Somebody may remember the name and not the group.
const distanceOf = (name: string, rule: string): number => Math.min(leven(name, rule), leven(name, rule.slice(rule.indexOf('/') + 1)))

/** A row or a waiver about a rule that is none would silently do nothing. */
export function refuseUnknownRules({ name, policy }: Environment, waivers: readonly Waiver[]): void {
  const groups = new Set(knownRules.map((rule) => `${rule.split('/', 1)[0]}/*`))
  const rows = policy.severity.filter(({ subject }) => subject.includes('/') && !groups.has(subject) && !knownRules.includes(subject))
  const problems = [
    ...rows.map(({ subject, file, line, column, path }) => ({ file, line, column, path, ...unknown(subject) })),
    ...waivers.filter(({ rule }) => !knownRules.includes(rule)).map(({ rule, file, line }) => ({ file, line, column: 0, path: 'rule', ...unknown(rule) })),
  ]
  if (problems.length > 0)
    throw new Failure('config-invalid', `Cannot judge ${name}: its policy names rules that do not exist`, { hint: 'Mend what is listed', problems })
}

function unknown(rule: string): Pick<Problem, 'message' | 'hint'> {
  const near = nearRules(rule)
  return { message: `There is no rule ${rule}`, hint: near.length === 0 ? 'docs/rules/README.md lists them' : `Did you mean ${near.join(' or ')}?` }
}
