import { matchesAt } from '../source.ts'
import { folded } from './folded.ts'
import { endOf, indentOf, type Lines, skipTo } from './lines.ts'
import type { Part, Place } from './part.ts'

/** A text in quotes with nothing behind it. */
export function readQuoted(lines: Lines, { line, start, outer }: Place): Part | undefined {
  const { pattern, meant } = lines.text[start] === '"' ? double : single
  if (!matchesAt(pattern, lines.text, start)) return undefined
  const end = pattern.lastIndex
  let last = line
  for (; endOf(lines, last) < end; last += 1) if (indentOf(lines, last + 1) <= outer) return undefined
  const written = lines.text.slice(start + 1, end - 1)
  if (endOf(lines, last) !== end || written.includes('\t')) return undefined
  const value = meant(last === line ? written : folded(written))
  return value === undefined ? undefined : { value, next: skipTo(lines, last + 1) }
}

type Quoted = { readonly pattern: RegExp; readonly meant: (text: string) => string | undefined }

const single: Quoted = { pattern: /'[^']*(?:''[^']*)*'/y, meant: (text) => text.replaceAll("''", "'") }

const double: Quoted = { pattern: /"[^"\\]*(?:\\[^][^"\\]*)*"/y, meant: unescaped }

/** With the escapes that nearly all texts keep to; undefined where there is another. */
function unescaped(text: string): string | undefined {
  if (!text.includes('\\')) return text
  if (/\\[^nt"\\]/.test(text.replaceAll('\\\\', ''))) return undefined
  return text.replaceAll(/\\(.)/g, (_all, sign: string) => escapes.get(sign) ?? sign)
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
])
