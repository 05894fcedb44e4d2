import { plainMeaning, Scalar, valueOf } from '../scalar.ts'
import { folded } from './folded.ts'
import { endOf, lastDeeper, type Lines, skipTo } from './lines.ts'
import type { Part, Place } from './part.ts'
import { readLiteral } from './read-literal.ts'
import { readQuoted } from './read-quoted.ts'

/** A scalar of the usual kinds, or an empty collection. */
export function readScalar(lines: Lines, place: Place): Part | undefined {
  const read = readers.get(lines.text[place.start] ?? '') ?? readPlain
  return read(lines, place)
}

type Reader = (lines: Lines, place: Place) => Part | undefined

// By the first character.
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['|', readLiteral],
  ["'", readQuoted],
  ['"', readQuoted],
  ['{', readEmpty],
  ['[', readEmpty],
])

function readEmpty(lines: Lines, { line, start }: Place): Part | undefined {
  const written = lines.text.slice(start, endOf(lines, line))
  const next = skipTo(lines, line + 1)
  if (written === '{}') return { value: {}, next }
  return written === '[]' ? { value: [], next } : undefined
}

function readPlain(lines: Lines, { line, start, outer }: Place): Part | undefined {
  const last = lastDeeper(lines, line, outer + 1)
  const written = lines.text.slice(start, endOf(lines, last))
  if (!plainStart.test(written) || hazard.test(written)) return undefined
  const text = last === line ? written : folded(written)
  const meaning = plainMeaning(text)
  if (meaning?.kind === 'float' && !Number.isFinite(meaning.value)) return undefined
  return { value: meaning === undefined ? text : valueOf(new Scalar(text, meaning)), next: skipTo(lines, last + 1) }
}

const plainStart = /^(?:[\w$^(./+~\\=]|-[^ \n])/

// What ends a plain scalar or is no part of it: a colon or a comment; and white space that is not simply a space between words.
const hazard = /:[ \n]|:$|[ \n]#|\t| $/
