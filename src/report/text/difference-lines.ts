import { linesOf, type Difference, type Hunk } from '../../model/difference.ts'
import type { Json } from '../../model/json.ts'
import { escape } from '../escape.ts'
import type { Style } from '../style.ts'
import { painted } from './ink.ts'
import { wrapPath } from './layout.ts'
import { textDifference, type Line } from './text-difference.ts'
import { lineText, valueLines } from './value-lines.ts'

// A screenful of one difference; the rest is counted.
const maxLines = 40

/** A difference as its path and, below it, what stood there and what stands there now, as lines of a diff; a masked one says only what happened. */
export const differenceLines = ({ path, before, after, hunks, isMasked }: Difference, style: Style): readonly string[] => [
  ...placeLines(path, style),
  ...(isMasked === true ? [`    ${hiddenText(before, after)}`] : diffLines({ before, after, hunks }, style)),
]

function hiddenText(before: Json | undefined, after: Json | undefined): string {
  if (before === undefined) return '(secret, added)'
  return after === undefined ? '(secret, removed)' : '(secret, changed)'
}

const placeLines = (path: string, style: Style): readonly string[] => wrapPath(escape(path), style.width - 2).map((line) => `  ${line}`)

type Sides = { readonly before: Json | undefined; readonly after: Json | undefined; readonly hunks?: readonly Hunk[] | undefined }

/** Two values as lines of a diff: what is only in the first with "-", what is only in the second with "+". */
export const diffLines = (sides: Sides, style: Style): readonly string[] =>
  folded(bodyOf(sides)).map(({ sign, text }) => painted(sign, `${heads[sign]}   ${text}`.trimEnd(), style))

const heads = { added: '+', deleted: '-', plain: ' ' } as const

function folded(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= maxLines) return lines
  return [...lines.slice(0, maxLines), { sign: 'plain', text: `… ${lines.length - maxLines} more lines: --output json` }]
}

function bodyOf({ before, after, hunks }: Sides): readonly Line[] {
  if (typeof before === 'string' && typeof after === 'string') return textDifference(before, after, hunks)
  return [...linesWith('deleted', before), ...linesWith('added', after)]
}

function linesWith(sign: 'added' | 'deleted', value: Json | undefined): readonly Line[] {
  if (value === undefined) return []
  const lines = typeof value === 'string' && value.includes('\n') ? linesOf(value).map(lineText) : valueLines(value)
  return lines.map((text) => ({ sign, text }))
}
