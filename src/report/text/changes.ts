import type { ObjectChange } from '../../model/change.ts'
import { lanes, type Lane } from '../../model/finding.ts'
import { alike, type Alike } from '../alike.ts'
import { countedChanges } from '../counted-changes.ts'
import { escape } from '../escape.ts'
import { isQuiet } from '../folding.ts'
import { shownChanges, type ShownChange } from '../shown-changes.ts'
import type { Style } from '../style.ts'
import { signed, signWidth } from './ink.ts'
import { behind, wrap } from './layout.ts'
import { wholeRemarks } from '../place-remarks.ts'
import { environmentLines, nameLines, titleOf } from './names.ts'
import { placeLines, type Extent } from './place-lines.ts'
import { quietLines } from './quiet-lines.ts'

/**
 * Changes per object, worst lanes first; in each lane what goes away, what changes, what is new. Objects that change alike are told once, all counted,
 * after others of their lane. What a version bump moves everywhere comes last, by what it is.
 */
export function changeLines(changes: readonly ObjectChange[], style: Style, extent: Extent): readonly string[] {
  const shown = shownChanges(changes)
  const quiet = extent.isWhole ? [] : shown.filter(isQuiet)
  const groups = alike(
    shown.filter((one) => !quiet.includes(one)),
    (one) => bodyOf(one, style, extent),
  )
  return [...groups.flatMap((group) => groupLines(group, style)), ...quietLines(quiet, style)]
}

/** How many objects change, by what their changes touch. */
export const countedLines = (changes: readonly ObjectChange[], style: Style): readonly string[] =>
  changes.length === 0
    ? []
    : behind(signed('changed', style), signWidth(style), wrap(`${countedChanges(changes)}: npm run diff`, style.width - signWidth(style)))

const signOf = { create: 'added', update: 'changed', rename: 'changed', delete: 'deleted' } as const

/** Of an object that comes or goes whole only what is to be said of it. */
const bodyOf = ({ change, places }: ShownChange, style: Style, extent: Extent): readonly string[] =>
  change.kind === 'update' || change.kind === 'rename' ? placeLines(places, style, extent) : wholeRemarks(places).map((remark) => `  ${remark}`)

const groupLines = ({ changes: [first, ...others], body }: Alike, style: Style): readonly string[] => [
  ...(others.length === 0 ? titleLines(first, style) : alikeTitle([first, ...others], style)),
  ...body,
]

/** The object, and at the right edge the lanes that its change touches. */
function titleLines(shown: ShownChange, style: Style): readonly string[] {
  const { change, lanes: touched } = shown
  const title = signed(signOf[change.kind], style) + escape(titleOf(change))
  const said = laneText(touched)
  const first = said === '' ? title : `${title.padEnd(style.width - widestLane)}  ${said}`
  return [first, ...environmentLines(shown, style), ...(change.kind === 'rename' ? ['  renamed: the old one is deleted, and this one created'] : [])]
}

// "  lane Immutable" at the right edge; more lanes go over it.
const widestLane = 16

function laneText(touched: readonly Lane[]): string {
  const telling = touched.filter((lane) => lane !== 'Config')
  return telling.length === 0 ? '' : `lane ${telling.join(', ')}`
}

function alikeTitle(updates: readonly [ShownChange, ...ShownChange[]], style: Style): readonly string[] {
  const said = laneText(lanes.filter((lane) => updates.some((update) => update.lanes.includes(lane))))
  const title = `${signed('changed', style)}${updates.length} objects change alike${said === '' ? '' : `, ${said}`}`
  return [title, ...environmentLines(updates[0], style), ...nameLines(updates, style)]
}
