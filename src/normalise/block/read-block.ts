import type { Json } from '../../model/json.ts'
import { keyAt } from './key-at.ts'
import { endOf, indentOf, type Lines, linesOf, skipTo, startOf } from './lines.ts'
import type { Part, Place } from './part.ts'
import { readScalar } from './read-scalar.ts'

/**
 * A document of lines as programs write them → its value, in a fraction of a parser's time; undefined where one line is of another
 * kind, and the parser has to say what it means. docs/adr/0016-block-reader.md lists the kinds.
 */
export function readBlock(text: string): Json | undefined {
  if (!text.endsWith('\n') || text.includes('\r')) return undefined
  const lines = linesOf(text)
  const first = skipTo(lines, 0)
  const part = indentOf(lines, first) === 0 ? readCollection(lines, first, 0) : undefined
  // A line that stands at the column of no collection is left over, and ends everything before the last.
  return part?.next === lines.indents.length ? part.value : undefined
}

// Real objects stay below 100 columns, and readYaml's own limit is more than twice this many levels.
const deepest = 200

/** The list or map whose first entry stands at this column of the line; its others start lines at that column. */
function readCollection(lines: Lines, line: number, column: number): Part | undefined {
  if (column > deepest) return undefined
  return isItem(lines, line, column) ? readList(lines, line, column) : readMap(lines, line, column)
}

function readList(lines: Lines, line: number, column: number): Part | undefined {
  const value: Json[] = []
  let next = line
  do {
    const item = readItem(lines, next, column)
    if (item === undefined) return undefined
    value.push(item.value)
    next = item.next
  } while (indentOf(lines, next) === column && isItem(lines, next, column))
  return { value, next }
}

function readMap(lines: Lines, line: number, column: number): Part | undefined {
  const value: Record<string, Json> = {}
  let next = line
  do {
    const start = startOf(lines, next) + column
    const colon = lines.text.indexOf(':', start)
    const key = keyAt(lines, start, colon)
    const field = key === undefined ? undefined : readField(lines, { line: next, start: colon + 1, outer: column })
    if (key === undefined || field === undefined) return undefined
    value[key] = field.value
    next = field.next
  } while (indentOf(lines, next) === column)
  return { value, next }
}

const isItem = (lines: Lines, line: number, column: number): boolean => lines.text.startsWith('- ', startOf(lines, line) + column)

function readItem(lines: Lines, line: number, column: number): Part | undefined {
  const start = behindSpaces(lines.text, startOf(lines, line) + column + 1)
  const inner = start - startOf(lines, line)
  const isCollection = isItem(lines, line, inner) || keyAt(lines, start, lines.text.indexOf(':', start)) !== undefined
  return isCollection ? readCollection(lines, line, inner) : readScalar(lines, { line, start, outer: column })
}

/** What a key holds: on its line, or below it, where a list may stand at the column of its key. */
function readField(lines: Lines, { line, start, outer }: Place): Part | undefined {
  const first = behindSpaces(lines.text, start)
  if (first < endOf(lines, line)) return readScalar(lines, { line, start: first, outer })
  const below = skipTo(lines, line + 1)
  const indent = indentOf(lines, below)
  const isBelow = indent > outer || (indent === outer && isItem(lines, below, indent))
  return isBelow ? readCollection(lines, below, indent) : { value: null, next: below }
}

function behindSpaces(text: string, start: number): number {
  let place = start
  while (text[place] === ' ') place += 1
  return place
}
