import type { Blame, Drift, DriftField } from '../../model/drift.ts'
import type { Json } from '../../model/json.ts'
import { nameOf, type ResourceId } from '../../model/manifest.ts'
import { escape } from '../escape.ts'
import { isSecret, isShown, tokensOf } from '../../model/secret.ts'
import type { Style } from '../style.ts'
import { diffLines } from './difference-lines.ts'
import { signed, type Sign } from './ink.ts'
import { wrapPath } from './layout.ts'
import { scalarText } from './value-lines.ts'

/** Drift per object and, within it, per hand: who, when, where, what Git says and what lives. What is missing comes first. */
export function driftLines(drift: readonly Drift[], style: Style): readonly string[] {
  return kinds.flatMap(({ kind, sign, said }) =>
    drift
      .filter((item) => item.kind === kind)
      .flatMap((item) => (item.kind === 'changed' ? changedLines(item.id, item.fields, style) : [`${signed(sign, style)}${titleOf(item)}: ${said}`])),
  )
}

const kinds = [
  { kind: 'missing', sign: 'deleted', said: 'in Git, and not in the cluster' },
  { kind: 'changed', sign: 'changed', said: '' },
  { kind: 'extra', sign: 'added', said: 'in the cluster, and no longer in Git' },
] as const satisfies readonly { readonly kind: Drift['kind']; readonly sign: Sign; readonly said: string }[]

const titleOf = (item: Exclude<Drift, { kind: 'changed' }>): string => (item.kind === 'extra' ? title(item, item.id) : escape(nameOf(item.id)))

const title = (blame: Blame, id: ResourceId): string => [handOf(blame), escape(nameOf(id))].filter((part) => part !== '').join('  ')

/** "kubectl-edit  2026-11-20 22:14 UTC"; what the cluster does not tell is left out, and somebody it always was. */
function handOf({ manager, time }: Blame): string {
  const read = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/.exec(time)
  const moment = read === null ? time : `${read[1]} ${read[2]} UTC`
  return [manager === '' ? 'unknown manager' : manager, moment]
    .filter((part) => part !== '')
    .map(escape)
    .join('  ')
}

function changedLines(id: ResourceId, fields: readonly DriftField[], style: Style): readonly string[] {
  const hands = Map.groupBy(fields, ({ manager, time }) => JSON.stringify([manager, time]))
  return [...hands.values()].flatMap((group) => {
    const [first] = group
    const head = first === undefined ? [] : [`${signed('changed', style)}${title(first, id)}`]
    return [...head, ...group.flatMap((field) => fieldLines(id, field, style))]
  })
}

function fieldLines(id: ResourceId, field: DriftField, style: Style): readonly string[] {
  const place = wrapPath(escape(field.path), style.width - 2).map((line) => `  ${line}`)
  if (isSecret(id) && !isShown(tokensOf(field.pointer))) return [...place, '  (secret, changed)']
  return [...place, ...sideBySide(field, style)]
}

/** Git's value beside the live one where both fit, else as a diff of them. */
function sideBySide({ desired, live }: DriftField, style: Style): readonly string[] {
  const line = isShort(desired) && isShort(live) ? `  Git ${shown(desired)}   live ${shown(live)}` : ''
  if (line !== '' && line.length <= style.width) return [line]
  return [`  Git (-), live (+)`, ...diffLines({ before: desired, after: live }, style)]
}

type Short = Exclude<Json, object> | null | undefined

const isShort = (value: Json | undefined): value is Short =>
  (typeof value !== 'object' || value === null) && !(typeof value === 'string' && value.includes('\n'))

const shown = (value: Short): string => (value === undefined ? '(none)' : scalarText(value))
