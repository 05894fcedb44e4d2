import type { CrdRule, QuestionRule, SchemaRule } from './rule.ts'
import { capabilitiesMoved } from './rules/api/capabilities-moved.ts'
import { apiDeprecated } from './rules/api/deprecated.ts'
import { groupMoved } from './rules/api/group-moved.ts'
import { notServed } from './rules/api/not-served.ts'
import { apiRemoved } from './rules/api/removed.ts'
import { scopeMismatch } from './rules/api/scope-mismatch.ts'
import { versionChanged } from './rules/api/version-changed.ts'
import { approvalMissing } from './rules/crd/approval-missing.ts'
import { compositionTightened } from './rules/crd/composition-tightened.ts'
import { conversionChanged } from './rules/crd/conversion-changed.ts'
import { conversionMoved } from './rules/crd/conversion-moved.ts'
import { conversionOwnedElsewhere } from './rules/crd/conversion-owned-elsewhere.ts'
import { countTightened } from './rules/crd/count-tightened.ts'
import { defaultChanged } from './rules/crd/default-changed.ts'
import { crdDeleted } from './rules/crd/deleted.ts'
import { embeddedResourceChanged } from './rules/crd/embedded-resource-changed.ts'
import { enumNarrowed } from './rules/crd/enum-narrowed.ts'
import { formatTightened } from './rules/crd/format-tightened.ts'
import { lengthTightened } from './rules/crd/length-tightened.ts'
import { liveObjectRefused } from './rules/crd/live-object-refused.ts'
import { listTypeChanged } from './rules/crd/list-type-changed.ts'
import { mapTypeChanged } from './rules/crd/map-type-changed.ts'
import { multipleChanged } from './rules/crd/multiple-changed.ts'
import { namesChanged } from './rules/crd/names-changed.ts'
import { namesTaken } from './rules/crd/names-taken.ts'
import { nullableRemoved } from './rules/crd/nullable-removed.ts'
import { patternTightened } from './rules/crd/pattern-tightened.ts'
import { printerColumnsChanged } from './rules/crd/printer-columns-changed.ts'
import { propertyRemoved } from './rules/crd/property-removed.ts'
import { pruningChanged } from './rules/crd/pruning-changed.ts'
import { rangeTightened } from './rules/crd/range-tightened.ts'
import { requiredAdded } from './rules/crd/required-added.ts'
import { ruleCostRaised } from './rules/crd/rule-cost-raised.ts'
import { ruleRefused } from './rules/crd/rule-refused.ts'
import { scaleSubresourceChanged } from './rules/crd/scale-subresource-changed.ts'
import { schemaRefused } from './rules/crd/schema-refused.ts'
import { scopeChanged } from './rules/crd/scope-changed.ts'
import { selectableFieldsRefused } from './rules/crd/selectable-fields-refused.ts'
import { selectableFieldsRemoved } from './rules/crd/selectable-fields-removed.ts'
import { crdSize } from './rules/crd/size.ts'
import { statusSubresourceAdded } from './rules/crd/status-subresource-added.ts'
import { statusSubresourceRemoved } from './rules/crd/status-subresource-removed.ts'
import { storageReplacedInOneStep } from './rules/crd/storage-replaced-in-one-step.ts'
import { storageSwitched } from './rules/crd/storage-switched.ts'
import { storedVersionRemoved } from './rules/crd/stored-version-removed.ts'
import { typeChanged } from './rules/crd/type-changed.ts'
import { unknownFieldsPruned } from './rules/crd/unknown-fields-pruned.ts'
import { validationRuleAdded } from './rules/crd/validation-rule-added.ts'
import { versionDeprecated } from './rules/crd/version-deprecated.ts'
import { versionLosesFields } from './rules/crd/version-loses-fields.ts'
import { versionRemoved } from './rules/crd/version-removed.ts'
import { versionUnserved } from './rules/crd/version-unserved.ts'
import { danglingReference } from './rules/object/dangling-reference.ts'
import { dataDeleted } from './rules/object/data-deleted.ts'
import { policyRefused } from './rules/object/policy-refused.ts'
import { expressionRefused } from './rules/object/expression-refused.ts'
import { finalizerStuck } from './rules/object/finalizer-stuck.ts'
import { foreignKind } from './rules/object/foreign-kind.ts'
import { foreignNamespace } from './rules/object/foreign-namespace.ts'
import { hiddenText } from './rules/object/hidden-text.ts'
import { immutableField } from './rules/object/immutable-field.ts'
import { namespaceDeleted } from './rules/object/namespace-deleted.ts'
import { ownedElsewhere } from './rules/object/owned-elsewhere.ts'
import { rbacEscalates } from './rules/object/rbac-escalates.ts'
import { refusedBySchema } from './rules/object/refused-by-schema.ts'
import { replaced } from './rules/object/replaced.ts'
import { webhookBlocksApply } from './rules/object/webhook-blocks-apply.ts'
import { webhookCatchAll } from './rules/object/webhook-catch-all.ts'

// A new rule is one file and one row here. crd/unclaimed-change has no row: it is what is left when every row was asked; nor has crd/versions-drift, which asks them.

export const questionRules: readonly QuestionRule[] = [
  crdDeleted,
  approvalMissing,
  schemaRefused,
  ruleRefused,
  notServed,
  scopeMismatch,
  capabilitiesMoved,
  namespaceDeleted,
  apiRemoved,
  apiDeprecated,
  immutableField,
  dataDeleted,
  versionChanged,
  groupMoved,
  replaced,
  refusedBySchema,
  rbacEscalates,
  foreignNamespace,
  foreignKind,
  expressionRefused,
  policyRefused,
  webhookCatchAll,
  webhookBlocksApply,
  hiddenText,
  danglingReference,
  namesTaken,
  crdSize,
  ownedElsewhere,
  finalizerStuck,
]

export const crdRules: readonly CrdRule[] = [
  namesChanged,
  scopeChanged,
  storedVersionRemoved,
  storageReplacedInOneStep,
  storageSwitched,
  versionRemoved,
  versionUnserved,
  versionDeprecated,
  versionLosesFields,
  conversionChanged,
  conversionMoved,
  conversionOwnedElsewhere,
  pruningChanged,
  statusSubresourceRemoved,
  statusSubresourceAdded,
  scaleSubresourceChanged,
  selectableFieldsRemoved,
  selectableFieldsRefused,
  printerColumnsChanged,
  liveObjectRefused,
]

export const schemaRules: readonly SchemaRule[] = [
  propertyRemoved,
  unknownFieldsPruned,
  requiredAdded,
  typeChanged,
  enumNarrowed,
  rangeTightened,
  multipleChanged,
  lengthTightened,
  countTightened,
  patternTightened,
  formatTightened,
  nullableRemoved,
  compositionTightened,
  validationRuleAdded,
  listTypeChanged,
  mapTypeChanged,
  defaultChanged,
  embeddedResourceChanged,
  ruleCostRaised,
]

/** Fields of a CRD that only talk to people: never a finding. */
export const harmlessFields = ['versions[].deprecationWarning'] as const
