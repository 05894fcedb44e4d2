import { linesOf, type Difference, type Hunk } from '../../model/difference.ts'
import { isList, type Json } from '../../model/json.ts'
import type { Style } from '../style.ts'
import { painted } from './ink.ts'
import { itemDifference, textDifference, type Line } from './text-difference.ts'
import { lineText, valueLines } from './value-lines.ts'

// A screenful of one difference; the rest is counted.
const maxLines = 40

/** What stood in a place and what stands there now, as lines of a diff; a masked difference says only what happened. */
export const bodyLines = ({ before, after, hunks, isMasked }: Difference, style: Style, isWhole: boolean): readonly string[] =>
  isMasked === true
    ? [`    ${hiddenText(before, after)}`]
    : signedLines(isWhole ? bodyOf({ before, after, hunks }) : folded(bodyOf({ before, after, hunks })), style)

function hiddenText(before: Json | undefined, after: Json | undefined): string {
  if (before === undefined) return '(secret, added)'
  return after === undefined ? '(secret, removed)' : '(secret, changed)'
}

type Sides = { readonly before: Json | undefined; readonly after: Json | undefined; readonly hunks?: readonly Hunk[] | undefined }

/** Two values as lines of a diff: what is only in the first with "-", what is only in the second with "+". */
export const diffLines = (sides: Sides, style: Style): readonly string[] => signedLines(folded(bodyOf(sides)), style)

const signedLines = (lines: readonly Line[], style: Style): readonly string[] =>
  lines.map(({ sign, text }) => painted(sign, `${heads[sign]}   ${text}`.trimEnd(), style))

const heads = { added: '+', deleted: '-', plain: ' ' } as const

function folded(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= maxLines) return lines
  return [...lines.slice(0, maxLines), { sign: 'plain', text: `… ${lines.length - maxLines} more lines: --output json` }]
}

function bodyOf({ before, after, hunks }: Sides): readonly Line[] {
  if (typeof before === 'string' && typeof after === 'string') return textDifference(before, after, hunks)
  if (isList(before) && isList(after) && hunks !== undefined) return itemDifference(valueLines(before), valueLines(after), hunks)
  return [...linesWith('deleted', before), ...linesWith('added', after)]
}

function linesWith(sign: 'added' | 'deleted', value: Json | undefined): readonly Line[] {
  if (value === undefined) return []
  const lines = typeof value === 'string' && value.includes('\n') ? linesOf(value).map(lineText) : valueLines(value)
  return lines.map((text) => ({ sign, text }))
}
