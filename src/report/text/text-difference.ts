import { hunksOf } from './hunks.ts'
import { narrowed } from './narrowed.ts'
import { lineText, rawLines, scalarText } from './value-lines.ts'

/** One line of a diff, without its sign. */
export type Line = { readonly sign: 'added' | 'deleted' | 'plain'; readonly text: string }

// Lines around a difference that say where in the text it is.
const context = 2

/** Where two texts differ: both of them when they are one line each, else the lines that differ and those around them. */
export function textDifference(before: string, after: string): readonly Line[] {
  if (before.includes('\n') || after.includes('\n')) return lineDifference(rawLines(before), rawLines(after))
  const [old, current] = narrowed(before, after)
  return [
    { sign: 'deleted', text: scalarText(old) },
    { sign: 'added', text: scalarText(current) },
  ]
}

function lineDifference(before: readonly string[], after: readonly string[]): readonly Line[] {
  const hunks = hunksOf(before, after)
  if (hunks.length === 0) return [{ sign: 'plain', text: '(only the line break at the end differs)' }]
  return hunks.flatMap((hunk, index) => {
    const [start, end] = hunk.after
    const told = index === 0 ? 0 : (hunks[index - 1]?.after[1] ?? 0) + context
    const from = Math.max(told, start - context)
    const to = Math.min(end + context, hunks[index + 1]?.after[0] ?? after.length)
    const skipped: readonly Line[] = from > told && index > 0 ? [{ sign: 'plain', text: '…' }] : []
    return [
      ...skipped,
      ...linesOf('plain', after.slice(from, start)),
      ...changedLines(before.slice(...hunk.before), after.slice(start, end)),
      ...linesOf('plain', after.slice(end, to)),
    ]
  })
}

/** Lines that stand opposite each other are cut to what differs. */
function changedLines(removed: readonly string[], added: readonly string[]): readonly Line[] {
  if (removed.length !== added.length) return [...linesOf('deleted', removed), ...linesOf('added', added)]
  const pairs = removed.map((line, index) => narrowed(line, added[index] ?? ''))
  return [
    ...linesOf(
      'deleted',
      pairs.map(([line]) => line),
    ),
    ...linesOf(
      'added',
      pairs.map(([, line]) => line),
    ),
  ]
}

const linesOf = (sign: Line['sign'], lines: readonly string[]): readonly Line[] => lines.map((line) => ({ sign, text: lineText(line) }))
