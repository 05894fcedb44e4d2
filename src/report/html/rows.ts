import { linesOf, type Difference, type Hunk } from '../../model/difference.ts'
import type { Json } from '../../model/json.ts'
import type { PageRow } from '../../model/page-data.ts'
import { lineText, valueLines } from '../text/value-lines.ts'

// Lines around a difference that say where in the text it is.
const context = 3

/** A difference as rows of two columns. */
export function rowsOf({ before, after, hunks, isMasked }: Difference): readonly PageRow[] {
  if (isMasked === true) return [['~', before === undefined ? '' : '(secret)', after === undefined ? '(removed)' : '(secret, changed)']]
  const [old, current] = [textOf(before), textOf(after)]
  return hunks === undefined ? opposite(old, current) : inHunks(old, current, hunks)
}

function textOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' && value.includes('\n') ? linesOf(value).map(lineText) : valueLines(value)
}

/** Lines that stand opposite each other; those that only one side has follow. */
function opposite(old: readonly string[], current: readonly string[]): readonly PageRow[] {
  const both = Math.min(old.length, current.length)
  return [
    ...old.slice(0, both).map((line, index): PageRow => pair(line, current[index] ?? '')),
    ...old.slice(both).map((line): PageRow => ['-', line]),
    ...current.slice(both).map((line): PageRow => ['+', line]),
  ]
}

const pair = (old: string, current: string): PageRow => (old === current ? [' ', old] : ['~', old, current])

function inHunks(old: readonly string[], current: readonly string[], hunks: readonly Hunk[]): readonly PageRow[] {
  return hunks.flatMap((hunk, index) => {
    const [start, end] = hunk.after
    const told = index === 0 ? 0 : (hunks[index - 1]?.after[1] ?? 0) + context
    const [from, to] = [Math.max(told, start - context), Math.min(end + context, hunks[index + 1]?.after[0] ?? current.length)]
    return [
      ...same(from > told && index > 0 ? ['…'] : []),
      ...same(current.slice(from, start)),
      ...opposite(old.slice(...hunk.before), current.slice(start, end)),
      ...same(current.slice(end, to)),
    ]
  })
}

const same = (lines: readonly string[]): readonly PageRow[] => lines.map((line) => [' ', line])
