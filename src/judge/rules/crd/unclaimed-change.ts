import { at } from '../../../model/json.ts'
import type { ChangedField } from '../../crd/changed-fields.ts'
import type { RuleDraft, SchemaDraft } from '../../rule.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { placeOf } from '../../schema/path.ts'
import { showChange } from '../../show.ts'

/** What differs in a CRD and is handled by no rule blocks: silence is never a pass. */
export const unclaimedChange = {
  id: 'crd/unclaimed-change',
  why: 'No rule knows what the API server does with this field, and silence is never a pass',
  handles: [],
} as const

const action = 'Read the diff of this CRD; if the change is harmless, waive this rule for this object and path, and report it so that a rule can claim it'

export const unclaimedKeyword = ({ path, before, after }: NodePair, keyword: string): SchemaDraft => ({
  severity: 'block',
  effect: 'unknown',
  path,
  message: `No rule knows this schema change, so it blocks: ${keyword} of ${placeOf(path)}`,
  change: `${keyword}: ${showChange(at(before, keyword), at(after, keyword))}`,
  hit: null,
  action,
})

export const unclaimedField = ({ path, before, after }: ChangedField): RuleDraft => ({
  rule: unclaimedChange,
  draft: {
    severity: 'block',
    effect: 'unknown',
    path,
    message: `No rule knows this change, so it blocks: ${path}`,
    change: showChange(before, after),
    hits: [],
    action,
  },
})
