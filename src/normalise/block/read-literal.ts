import { endOf, indentOf, isBlank, lastDeeper, type Lines, skipTo, startOf } from './lines.ts'
import type { Part, Place } from './part.ts'

/** A block of text behind "|" or "|-". */
export function readLiteral(lines: Lines, { line, start, outer }: Place): Part | undefined {
  const header = lines.text.slice(start, endOf(lines, line))
  const first = line + 1
  const column = indentOf(lines, first)
  if ((header !== '|' && header !== '|-') || isBlank(lines, first) || column <= outer) return undefined
  const last = lastDeeper(lines, first, column)
  const written = lines.text.slice(startOf(lines, first) + column, endOf(lines, last))
  if (hasBlankLine(written) || hasSpacesBehind(lines, last)) return undefined
  const text = first === last ? written : written.replaceAll(`\n${' '.repeat(column)}`, '\n')
  return { value: header === '|' ? `${text}\n` : text, next: skipTo(lines, last + 1) }
}

/** Whether one of the blank lines behind a line holds a space, which may be part of the block. */
function hasSpacesBehind(lines: Lines, line: number): boolean {
  let next = line + 1
  while (isBlank(lines, next)) next += 1
  return startOf(lines, next) - startOf(lines, line + 1) !== next - line - 1
}

/** Whether a line is made of spaces alone. Most texts have no line that ends in one, which is found much sooner than the pattern. */
const hasBlankLine = (text: string): boolean => text.includes(' \n') && /\n +\n/.test(text)
