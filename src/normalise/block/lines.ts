/** A text by its lines, counted from 0: where each starts, and how far its first character is indented. */
export type Lines = {
  readonly text: string
  /** One more than there are lines: the last is the end of the text. */
  readonly starts: readonly number[]
  readonly indents: readonly number[]
  /** What was asked for as a key before → the key, or that it is none. */
  readonly keys: Map<string, string | undefined>
}

// A line of nothing but spaces may stand inside everything: it counts as deeper than any.
const blank = 1_000_000
const behindLast = -1

// Looked for by a pattern: in a process that has just started, a loop over the spaces takes three times as long.
const solid = /[^ ]/g

/** Cuts a text that ends in a line feed. */
export function linesOf(text: string): Lines {
  const starts = [0]
  const indents: number[] = []
  for (let start = 0; start < text.length; start = starts.at(-1) ?? 0) {
    solid.lastIndex = start
    solid.test(text)
    const first = solid.lastIndex - 1
    const feed = text.indexOf('\n', first)
    indents.push(first === feed ? blank : first - start)
    starts.push(feed + 1)
  }
  return { text, starts, indents, keys: new Map() }
}

export const indentOf = ({ indents }: Lines, line: number): number => indents[line] ?? behindLast

export const isBlank = ({ indents }: Lines, line: number): boolean => indents[line] === blank

export const startOf = ({ starts }: Lines, line: number): number => starts[line] ?? 0

/** Where the line feed stands. */
export const endOf = (lines: Lines, line: number): number => startOf(lines, line + 1) - 1

/** The first line from here on that is neither blank nor a comment. */
export function skipTo(lines: Lines, line: number): number {
  let at = line
  while (isBlank(lines, at) || lines.text[startOf(lines, at) + indentOf(lines, at)] === '#') at += 1
  return at
}

/** The last line of what starts here and goes on at this column or deeper. */
export function lastDeeper(lines: Lines, line: number, column: number): number {
  let last = line
  for (let next = line + 1; indentOf(lines, next) >= column; next += 1) if (!isBlank(lines, next)) last = next
  return last
}
