import type { SetBy, ToldDrift, ToldField } from '../../model/drift.ts'
import type { Json } from '../../model/json.ts'
import { apiVersionOf, nameOf } from '../../model/manifest.ts'
import { unreachable } from '../../model/unreachable.ts'
import { isHiddenAt, setterText } from '../drift-field.ts'
import { escape } from '../escape.ts'
import type { Style } from '../style.ts'
import { diffLines } from './difference-lines.ts'
import { handOf, momentOf } from './hand.ts'
import { signed } from './ink.ts'
import { wrap, wrapPath } from './layout.ts'
import { scalarText } from './value-lines.ts'

// What is missing comes first, what nobody desires any more last.
const order = ['missing', 'terminating', 'changed', 'extra'] as const satisfies readonly ToldDrift['kind'][]

/** ToldDrift per object and, within it, per hand: who, when, where, what Git says and what lives. */
export const driftLines = (drift: readonly ToldDrift[], style: Style): readonly string[] =>
  order.flatMap((kind) => drift.filter((item) => item.kind === kind).flatMap((item) => linesOf(item, style)))

function linesOf(drift: ToldDrift, style: Style): readonly string[] {
  const name = escape(nameOf(drift.id))
  switch (drift.kind) {
    case 'missing':
      return [`${signed('deleted', style)}${name}: in Git, and not in the cluster${setText(drift.setBy)}`]
    case 'terminating':
      return [`${signed('deleted', style)}${name}: ${escape(endText(drift))}`]
    case 'extra':
      return [`${signed('added', style)}${handOf(drift)}  ${name}: in the cluster, and no longer in Git`]
    case 'changed':
      return changedLines(drift, style)
    default:
      return unreachable(drift)
  }
}

const endText = ({ time, finalizers }: Extract<ToldDrift, { kind: 'terminating' }>): string =>
  `being deleted since ${momentOf(time)}${finalizers.length === 0 ? '' : `, held by ${finalizers.join(', ')}`}`

type Changed = Extract<ToldDrift, { kind: 'changed' }>

function changedLines(drift: Changed, style: Style): readonly string[] {
  const version = apiVersionOf(drift.live.id.group, drift.live.version)
  const hands = Map.groupBy(drift.fields, (field) => handOf(field, { certainty: field.certainty, version }))
  const name = escape(nameOf(drift.id))
  const doubt =
    drift.confidence === 'full' ? [] : wrap('no record of our apply is left here, so values alone were compared', style.width - 2).map((line) => `  ${line}`)
  return [...hands].flatMap(([hand, fields], index) => [
    `${signed('changed', style)}${hand}  ${name}`,
    ...(index === 0 ? doubt : []),
    ...fields.flatMap((field) => fieldLines(drift, field, style)),
  ])
}

function fieldLines({ id }: Changed, field: ToldField, style: Style): readonly string[] {
  const place = wrapPath(escape(field.path), style.width - 2).map((line) => `  ${line}`)
  const sides = isHiddenAt(id, field.pointer) ? [`  (secret, changed)${setText(field.setBy)}`] : sideBySide(field, style)
  return [...place, ...sides, ...asides(field).flatMap((text) => wrap(escape(text), style.width - 2).map((line) => `  ${line}`))]
}

/** What one has to know before putting it back, and who else may know. */
function asides({ obstacle, certainty, others }: ToldField): readonly string[] {
  const suspects = others.map((writer) => [writer.manager, momentOf(writer.time)].join(' '))
  return [
    ...(obstacle === '' ? [] : [`cannot be applied back: ${obstacle} has to go first`]),
    ...(certainty === 'unknown' && suspects.length > 0 ? [`no trace of who it was; since our apply wrote here: ${suspects.join(', ')}`] : []),
  ]
}

/** " (a.p., 2026-10-02, 9c1e2ab)". */
const setText = (setBy: SetBy | undefined): string => (setBy === undefined ? '' : escape(` (${setterText(setBy)})`))

/** Git's value beside the live one where both fit, else as a diff of them. */
function sideBySide({ desired, live, setBy }: ToldField, style: Style): readonly string[] {
  const set = setText(setBy)
  const line = isShort(desired) && isShort(live) ? `  Git ${shown(desired)}${set}   live ${shown(live)}` : ''
  if (line !== '' && line.length <= style.width) return [line]
  return [`  Git (-)${set}, live (+)`, ...diffLines({ before: desired, after: live }, style)]
}

type Short = Exclude<Json, object> | null | undefined

const isShort = (value: Json | undefined): value is Short =>
  (typeof value !== 'object' || value === null) && !(typeof value === 'string' && value.includes('\n'))

const shown = (value: Short): string => (value === undefined ? '(none)' : scalarText(value))
