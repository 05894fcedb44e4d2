import { compareText } from '../model/json.ts'
import { crdRules, questionRules, schemaRules, wholeSchemaRules } from './registry.ts'
import { unclaimedChange } from './rules/crd/unclaimed-change.ts'

/** Every rule's id, in order. */
export const ruleIds: readonly string[] = [...questionRules, ...crdRules, ...schemaRules, ...wholeSchemaRules, unclaimedChange]
  .map((rule) => rule.id)
  .toSorted(compareText)
