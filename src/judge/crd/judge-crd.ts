import { compareText } from '../../model/json.ts'
import { crdRules, harmlessFields } from '../registry.ts'
import type { RuleDraft } from '../rule.ts'
import { unclaimedField } from '../rules/crd/unclaimed-change.ts'
import { judgeVersions } from '../schema/judge-versions.ts'
import { changedFields } from './changed-fields.ts'
import { judgeDrift } from './judge-drift.ts'
import type { CrdPair } from './pair-crds.ts'

/** Everything that the rules say of one CRD, before and after. */
export function judgeCrd(pair: CrdPair): readonly RuleDraft[] {
  const ofVersions = judgeVersions(pair)
  const told = new Set(ofVersions.map(({ draft }) => draft.path))
  return [...judgeFields(pair), ...ofVersions, ...judgeDrift(pair, told)]
}

function judgeFields(pair: CrdPair): readonly RuleDraft[] {
  const changed = changedFields(pair)
  const fields = new Set(changed.map((one) => one.field))
  const asked = crdRules.filter((rule) => rule.handles.some((field) => fields.has(field)))
  const handled = new Set([...harmlessFields, ...asked.flatMap((rule) => rule.handles)])
  return [
    ...asked.flatMap((rule) => rule.judge(pair).map((draft) => ({ rule, draft }))),
    ...changed
      .filter((one) => !handled.has(one.field))
      .toSorted((left, right) => compareText(left.path, right.path))
      .map(unclaimedField),
  ]
}
