import type { Drift, DriftField } from '../model/drift.ts'
import { refOf, type ResourceId } from '../model/manifest.ts'
import { unreachable } from '../model/unreachable.ts'
import type { OutcomeDocument } from './json-schema.ts'
import { isSecret, masked, shownBody, shownPatch, tokensOf } from '../model/secret.ts'

type DriftDocument = NonNullable<OutcomeDocument['drift']>[number]

/** One drift as the JSON report tells it: what differs, by whom, and the patch that puts it back. */
export function driftDocument(drift: Drift): DriftDocument {
  switch (drift.kind) {
    case 'missing':
      return { kind: 'missing', object: refOf(drift.desired), patch: [{ op: 'add', path: '', value: shownBody(drift.desired) }] }
    case 'changed':
      return {
        kind: 'changed',
        object: refOf(drift.live),
        patch: shownPatch(drift.id, drift.patch).map((step) => ({ ...step })),
        fields: drift.fields.map((field) => shownField(drift.id, field)),
      }
    case 'extra':
      return {
        kind: 'extra',
        object: refOf(drift.live),
        patch: [{ op: 'remove', path: '' }],
        manager: drift.manager,
        operation: drift.operation,
        time: drift.time,
      }
    default:
      return unreachable(drift)
  }
}

function shownField(id: ResourceId, { path, pointer, desired, live, manager, operation, time }: DriftField) {
  const sides = { ...(desired === undefined ? {} : { desired }), ...(live === undefined ? {} : { live }) }
  const shown = isSecret(id) ? Object.fromEntries(Object.entries(sides).map(([side, value]) => [side, masked(value, tokensOf(pointer))])) : sides
  return { path, pointer, ...shown, manager, operation, time }
}
