import type { RootContent } from 'mdast'
import { printed } from './nodes.ts'

/** A part of a report that stays or goes as a whole. */
export type Piece = {
  readonly text: string
  /** What goes first where there is no room has the highest number; 0 never goes. */
  readonly rank: number
  /** What it is, as the notice of what was left out counts it: "diffs of lane Config". */
  readonly name: string
}

export const fixed = (children: readonly RootContent[]): Piece => ({ text: printed(children), rank: 0, name: '' })

export const loose = (rank: number, name: string, children: readonly RootContent[]): Piece => ({ text: printed(children), rank, name })

/** The pieces that fit into `limit` characters, joined; what was left out is said at the top, by kind and number. */
export function fitted(pieces: readonly Piece[], limit: number): string {
  const kept = keptOf(pieces, limit)
  const left = pieces.filter((piece) => !kept.has(piece))
  return joined([...(left.length === 0 ? [] : [notice(left, limit)]), ...pieces.filter((piece) => kept.has(piece)).map(({ text }) => text)])
}

const joined = (texts: readonly string[]): string => texts.join('\n')

// More than any notice takes.
const noticeRoom = 1_000

function keptOf(pieces: readonly Piece[], limit: number): ReadonlySet<Piece> {
  const kept = new Set(pieces)
  let length = pieces.reduce((sum, { text }) => sum + text.length + 1, 0)
  if (length <= limit) return kept
  // The last of the lowest first, so that of one kind the first and worst stay.
  for (const piece of pieces
    .filter(({ rank }) => rank > 0)
    .toReversed()
    .toSorted((left, right) => right.rank - left.rank)) {
    if (length <= limit - noticeRoom) break
    kept.delete(piece)
    length -= piece.text.length + 1
  }
  return kept
}

function notice(left: readonly Piece[], limit: number): string {
  const counts = [...Map.groupBy(left, ({ name }) => name)].map(([name, some]) => `${some.length} ${name}`)
  return `> Left out here, since ${limit.toLocaleString('en')} characters are the most: ${counts.join(', ')}. All of it: \`--output html\` or \`--output json\`.\n`
}
