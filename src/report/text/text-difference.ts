import { linesOf, type Hunk } from '../../model/difference.ts'
import { narrowed } from './narrowed.ts'
import { lineText, scalarText } from './value-lines.ts'

/** One line of a diff, without its sign. */
export type Line = { readonly sign: 'added' | 'deleted' | 'plain'; readonly text: string }

// Lines around a difference that say where in the text it is.
const context = 2

/** Where two texts differ: both of them when they are one line each, else the lines that differ and those around them. */
export function textDifference(before: string, after: string, hunks?: readonly Hunk[]): readonly Line[] {
  if (before.includes('\n') || after.includes('\n')) {
    const [old, current] = [linesOf(before), linesOf(after)]
    return lineDifference(old, current, hunks ?? middleOf(old, current))
  }
  const [old, current] = narrowed(before, after)
  return [
    { sign: 'deleted', text: scalarText(old) },
    { sign: 'added', text: scalarText(current) },
  ]
}

/** Items of two lists that stand in another order, each on one line. */
export const itemDifference = (before: readonly string[], after: readonly string[], hunks: readonly Hunk[]): readonly Line[] =>
  lineDifference(before, after, hunks)

/** Everything between what two texts share at both ends, where nobody has looked closer. */
function middleOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const shared = Math.min(before.length, after.length)
  let head = 0
  while (head < shared && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shared - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  if (head === before.length && head === after.length) return []
  return [{ before: [head, before.length - tail], after: [head, after.length - tail] }]
}

function lineDifference(before: readonly string[], after: readonly string[], hunks: readonly Hunk[]): readonly Line[] {
  if (hunks.length === 0) return [{ sign: 'plain', text: '(only the line break at the end differs)' }]
  return hunks.flatMap((hunk, index) => {
    const [start, end] = hunk.after
    const told = index === 0 ? 0 : (hunks[index - 1]?.after[1] ?? 0) + context
    const from = Math.max(told, start - context)
    const to = Math.min(end + context, hunks[index + 1]?.after[0] ?? after.length)
    const skipped: readonly Line[] = from > told && index > 0 ? [{ sign: 'plain', text: '…' }] : []
    return [
      ...skipped,
      ...signedAs('plain', after.slice(from, start)),
      ...changedLines(before.slice(...hunk.before), after.slice(start, end)),
      ...signedAs('plain', after.slice(end, to)),
    ]
  })
}

/** Lines that stand opposite each other are cut to what differs. */
function changedLines(removed: readonly string[], added: readonly string[]): readonly Line[] {
  if (removed.length !== added.length) return [...signedAs('deleted', removed), ...signedAs('added', added)]
  const pairs = removed.map((line, index) => narrowed(line, added[index] ?? ''))
  const side = (index: 0 | 1): readonly string[] => pairs.map((pair) => pair[index])
  return [...signedAs('deleted', side(0)), ...signedAs('added', side(1))]
}

const signedAs = (sign: Line['sign'], lines: readonly string[]): readonly Line[] => lines.map((line) => ({ sign, text: lineText(line) }))
