import type { Json } from '../../model/json.ts'
import type { Style } from '../style.ts'
import type { Difference } from './difference.ts'
import { painted } from './ink.ts'
import { wrapPath } from './layout.ts'
import { pathText, type Path } from './path.ts'
import { textDifference, type Line } from './text-difference.ts'
import { lineText, rawLines, valueLines } from './value-lines.ts'

// A screenful of one difference; the rest is counted.
const maxLines = 40

/** A difference as its path and, below it, what stood there and what stands there now, as lines of a diff. */
export const differenceLines = ({ path, before, after }: Difference, style: Style): readonly string[] => [
  ...placeLines(path, style),
  ...diffLines(before, after, style),
]

/** The same for a value that is not shown. */
export const hiddenLines = ({ path, before, after }: Difference, style: Style): readonly string[] => [
  ...placeLines(path, style),
  `    ${hiddenText(before, after)}`,
]

function hiddenText(before: Json | undefined, after: Json | undefined): string {
  if (before === undefined) return '(secret, added)'
  return after === undefined ? '(secret, removed)' : '(secret, changed)'
}

const placeLines = (path: Path, style: Style): readonly string[] => wrapPath(pathText(path), style.width - 2).map((line) => `  ${line}`)

/** Two values as lines of a diff: what is only in the first with "-", what is only in the second with "+". */
export const diffLines = (before: Json | undefined, after: Json | undefined, style: Style): readonly string[] =>
  folded(bodyOf(before, after)).map(({ sign, text }) => painted(sign, `${heads[sign]}   ${text}`.trimEnd(), style))

const heads = { added: '+', deleted: '-', plain: ' ' } as const

function folded(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= maxLines) return lines
  return [...lines.slice(0, maxLines), { sign: 'plain', text: `… ${lines.length - maxLines} more lines: --output json` }]
}

function bodyOf(before: Json | undefined, after: Json | undefined): readonly Line[] {
  if (typeof before === 'string' && typeof after === 'string') return textDifference(before, after)
  return [...linesWith('deleted', before), ...linesWith('added', after)]
}

function linesWith(sign: 'added' | 'deleted', value: Json | undefined): readonly Line[] {
  if (value === undefined) return []
  const lines = typeof value === 'string' && value.includes('\n') ? rawLines(value).map(lineText) : valueLines(value)
  return lines.map((text) => ({ sign, text }))
}
