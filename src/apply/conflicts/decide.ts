import type { ConflictRule, Decision } from '../../model/conflict.ts'
import type { Conflict } from './owned.ts'

/** The environment's rules, then what Sluice knows of managers. */
export function decisionOn({ manager, path }: Conflict, rules: readonly ConflictRule[]): Decision {
  const rule = rules.find((one) => one.manager.fits(manager) && one.path.fits(path))
  if (rule !== undefined) return rule.decision
  return people.some((pattern) => pattern.test(manager)) ? 'take' : 'yield'
}

// Tools with a person in front of them: what they left is an edit past the review, which saw it among its findings. The field manager is the first word of
// the user agent unless the tool names another one, hence the browser for dashboards and Node for Lens.
const people: readonly RegExp[] = [
  /^kubectl/,
  /^k9s$/,
  /^oc$/,
  /^rancher$/,
  /^lens/i,
  /^freelens/i,
  /^node-fetch$/,
  /^Mozilla$/,
  /^headlamp/,
  /^octant/,
  /^dashboard/,
]
