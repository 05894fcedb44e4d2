import { compareText } from '../model/json.ts'
import { crdRules, questionRules, schemaRules } from './registry.ts'
import { unclaimedChange } from './rules/crd/unclaimed-change.ts'
import { versionsDrift } from './rules/crd/versions-drift.ts'

/** Every rule's id, in order. */
export const ruleIds: readonly string[] = [...questionRules, ...crdRules, ...schemaRules, unclaimedChange, versionsDrift]
  .map((rule) => rule.id)
  .toSorted(compareText)
