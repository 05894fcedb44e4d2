import type { DriftHint, HiddenDrift, SetBy, ToldDrift, ToldField, Writer } from '../model/drift.ts'
import { refOf, type ResourceId } from '../model/manifest.ts'
import { isSecret, masked, shownBody, shownPatch, tokensOf } from '../model/secret.ts'
import { unreachable } from '../model/unreachable.ts'
import type { OutcomeDocument } from './json-schema.ts'

type DriftDocument = NonNullable<OutcomeDocument['drift']>[number]

/** One drift as the JSON report tells it: what differs, by whom, and the patch that puts it back. */
export function driftDocument(drift: ToldDrift): DriftDocument {
  switch (drift.kind) {
    case 'missing':
      return { kind: 'missing', object: refOf(drift.desired), patch: [{ op: 'add', path: '', value: shownBody(drift.desired) }], ...setter(drift.setBy) }
    case 'changed':
      return {
        kind: 'changed',
        object: refOf(drift.live),
        patch: shownPatch(drift.id, drift.patch).map((step) => ({ ...step })),
        confidence: drift.confidence,
        fields: drift.fields.map((field) => shownField(drift.id, field)),
      }
    case 'extra':
      return { kind: 'extra', object: refOf(drift.live), patch: [{ op: 'remove', path: '' }], ...writerOf(drift) }
    case 'terminating':
      return { kind: 'terminating', object: refOf(drift.live), time: drift.time, finalizers: [...drift.finalizers] }
    default:
      return unreachable(drift)
  }
}

export const hiddenDocument = ({ rule, reason, places }: HiddenDrift): NonNullable<OutcomeDocument['hiddenDrift']>[number] => ({
  rule,
  reason,
  places: places.map(({ id, path, manager }) => ({ object: { ...id }, path, manager })),
})

export const hintDocument = (hint: DriftHint): NonNullable<OutcomeDocument['driftHints']>[number] => ({
  object: { ...hint.id },
  path: hint.path,
  text: hint.text,
  ...writerOf(hint),
})

function shownField(id: ResourceId, field: ToldField) {
  const { path, pointer, desired, live, certainty, others, obstacle, setBy } = field
  const sides = { ...(desired === undefined ? {} : { desired }), ...(live === undefined ? {} : { live }) }
  const shown = isSecret(id) ? Object.fromEntries(Object.entries(sides).map(([side, value]) => [side, masked(value, tokensOf(pointer))])) : sides
  return { path, pointer, ...shown, ...writerOf(field), certainty, others: others.map(writerOf), obstacle, ...setter(setBy) }
}

const writerOf = ({ manager, operation, time, subresource, apiVersion }: Writer): Writer => ({ manager, operation, time, subresource, apiVersion })

const setter = (setBy: SetBy | undefined) => (setBy === undefined ? {} : { setBy: { ...setBy } })
