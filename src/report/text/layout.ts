// Below this a column of text is no longer readable, so it overflows instead.
const narrowest = 20

/** Text in lines of at most `width` columns, broken at spaces only; a longer word stands alone and whole. */
export const wrap = (text: string, width: number): readonly string[] => filled(text.split(/(?<= )/), width)

/** As `wrap`, for a path: broken after dots. */
export const wrapPath = (path: string, width: number): readonly string[] => filled(path.split(/(?<=\.)/), width)

function filled(pieces: readonly string[], width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    const isFull = line !== '' && line.length + piece.trimEnd().length > Math.max(width, narrowest)
    if (isFull) lines.push(line.trimEnd())
    line = isFull ? piece : line + piece
  }
  return [...lines, line.trimEnd()]
}

/** Lines behind a head that takes `width` columns; those after the first are indented as far. */
export const behind = (head: string, width: number, lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => `${index === 0 ? head : ' '.repeat(width)}${line}`.trimEnd())

/** "label  text" rows below one sign: labels share a column, texts go on in theirs. */
export function rows(
  pairs: readonly (readonly [string, readonly string[]])[],
  { indent, labelWidth }: { indent: number; labelWidth: number },
): readonly string[] {
  return pairs.flatMap(([label, lines]) => behind(`${' '.repeat(indent)}${label.padEnd(labelWidth)} `, indent + labelWidth + 1, lines))
}

/** A name in at most `limit` columns, shortened in its middle, since names differ at both ends. */
export function shortened(name: string, limit: number): string {
  // By code points: half a surrogate pair is no character.
  const characters = Array.from(name)
  if (characters.length <= limit) return name
  const end = Math.floor((limit - 1) / 2)
  return [...characters.slice(0, limit - 1 - end), '…', ...characters.slice(characters.length - end)].join('')
}

/** The first few of a list, and how many there are when that is not all. */
export function listed(items: readonly string[], limit: number): string {
  return items.length <= limit ? items.join(', ') : `${items.slice(0, limit).join(', ')}, … ${items.length} in all`
}
