import type { ObjectChange } from '../../model/change.ts'
import { lanes } from '../../model/finding.ts'
import { nameOf } from '../../model/manifest.ts'
import { escape } from '../escape.ts'
import { alike } from '../alike.ts'
import { countedChanges } from '../counted-changes.ts'
import { rankedChanges } from '../rank.ts'
import type { Style } from '../style.ts'
import { differenceLines } from './difference-lines.ts'
import { signed, signWidth } from './ink.ts'
import { behind, listed, wrap } from './layout.ts'

const shownNames = 12

/**
 * Changes per object: what goes away first, then what changes, then what is new; worst lanes first in each. Objects that change alike are told once,
 * all counted, after the others.
 */
export function changeLines(changes: readonly ObjectChange[], style: Style): readonly string[] {
  const sorted = rankedChanges(changes)
  const titles = (kind: 'create' | 'delete'): readonly string[] => sorted.filter((change) => change.kind === kind).map((change) => titleOf(change, style))
  return [...titles('delete'), ...updateLines(sorted, style), ...titles('create')]
}

/** How many objects change, by what their changes touch. */
export const countedLines = (changes: readonly ObjectChange[], style: Style): readonly string[] =>
  changes.length === 0
    ? []
    : behind(signed('changed', style), signWidth(style), wrap(`${countedChanges(changes)}: npm run diff`, style.width - signWidth(style)))

const signOf = { create: 'added', update: 'changed', delete: 'deleted' } as const

/** The object, and at the right edge the lanes that its change touches. */
function titleOf(change: ObjectChange, style: Style): string {
  const title = signed(signOf[change.kind], style) + escape(nameOf(change.object))
  const touched = change.lanes.filter((lane) => lane !== 'Config')
  return touched.length === 0 ? title : `${title.padEnd(style.width - widestLane)}  lane ${touched.join(', ')}`
}

// "  lane Immutable" at the right edge; more lanes go over it.
const widestLane = 16

const updateLines = (changes: readonly ObjectChange[], style: Style): readonly string[] =>
  alike(
    changes.filter(({ kind }) => kind === 'update'),
    (change) => bodyOf(change, style),
  ).flatMap(({ changes: [first, ...others], body }) => [...(others.length === 0 ? [titleOf(first, style)] : alikeTitle([first, ...others], style)), ...body])

function alikeTitle(updates: readonly ObjectChange[], style: Style): readonly string[] {
  const names = listed(
    updates.map(({ object }) => escape(nameOf(object))),
    shownNames,
  )
  const indent = signWidth(style)
  const touched = lanes.filter((lane) => lane !== 'Config' && updates.some((update) => update.lanes.includes(lane)))
  const title = `${signed('changed', style)}${updates.length} objects change alike${touched.length === 0 ? '' : `, lane ${touched.join(', ')}`}`
  return [title, ...behind(' '.repeat(indent), indent, wrap(names, style.width - indent))]
}

const bodyOf = ({ differences }: ObjectChange, style: Style): readonly string[] => differences.flatMap((difference) => differenceLines(difference, style))
