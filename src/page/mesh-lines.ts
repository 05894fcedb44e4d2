import type { PageSides } from '../model/page-data.ts'

/** A line of a node: as it was and is, as it was, or as it is now. */
export type Line = { readonly text: string; readonly kind: 'same' | 'was' | 'is' }

// What a character takes in the drawing's type, and what the edges of a box do.
const characterWidth = 7.3
const edges = 26
// A longer text goes on in the table.
const mostLines = 3

/** The lines of a node, broken to the width of its column. */
export const nodeLines = (sides: readonly PageSides[], wide: number): readonly Line[] =>
  sides.flatMap(([before, after]) => (before === after ? linesOf(before, 'same', wide) : [...linesOf(before, 'was', wide), ...linesOf(after, 'is', wide)]))

const linesOf = (text: string, kind: Line['kind'], wide: number): readonly Line[] => broken(text, wide).map((line) => ({ text: line, kind }))

/** Broken after the signs that names are joined by, else wherever the line is full. */
function broken(text: string, wide: number): readonly string[] {
  const room = Math.floor((wide - edges) / characterWidth)
  const pieces = text.split(/(?<=[|./:,; -])/).flatMap((piece) => piece.match(new RegExp(`.{1,${room}}`, 'gsu')) ?? [])
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last === undefined || last.length + piece.trimEnd().length > room) lines.push(piece)
    else lines[lines.length - 1] = last + piece
  }
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]?.slice(0, room - 1) ?? ''}…`]
}
