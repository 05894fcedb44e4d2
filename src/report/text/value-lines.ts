import { linesOf } from '../../model/difference.ts'
import { isList, isObject, type Json } from '../../model/json.ts'
import { escape } from '../escape.ts'

// Deeper than people read; it also bounds how far lines are indented.
const maxDepth = 12
const maxLength = 400
// No number that is worth quotes is longer, and a pattern that looks for one stays cheap.
const maxNumberLength = 40

/** A value as YAML would show it, for reading and not for parsing: lines without line breaks, every text escaped. */
export function valueLines(value: Json, depth = 0): readonly string[] {
  if (isList(value)) return listLines(value, depth)
  if (isObject(value)) return objectLines(Object.entries(value), depth)
  return typeof value === 'string' && value.includes('\n') ? ['|', ...linesOf(value).map(lineText)] : [scalarText(value)]
}

function listLines(list: readonly Json[], depth: number): readonly string[] {
  if (list.length === 0) return ['[]']
  return depth < maxDepth ? list.flatMap((entry) => below('- ', valueLines(entry, depth + 1))) : [`[… ${list.length} in all]`]
}

function objectLines(entries: readonly (readonly [string, Json])[], depth: number): readonly string[] {
  if (entries.length === 0) return ['{}']
  return depth < maxDepth ? entries.flatMap((entry) => entryLines(entry, depth)) : [`{… ${entries.length} in all}`]
}

const isNested = (value: Json): boolean => (isList(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0)

const below = (head: string, lines: readonly string[]): readonly string[] => lines.map((line, index) => `${index === 0 ? head : '  '}${line}`)

function entryLines([name, value]: readonly [string, Json], depth: number): readonly string[] {
  const lines = valueLines(value, depth + 1)
  return isNested(value) ? below('', [`${escape(name)}:`, ...lines]) : below(`${escape(name)}: `, lines)
}

export const lineText = (line: string): string => escape(cut(line))

/** One value on one line, in quotes where it would read as something else without. */
export function scalarText(value: null | boolean | number | bigint | string): string {
  if (typeof value !== 'string') return String(value)
  return isAmbiguous(value) ? `"${lineText(value)}"` : lineText(value)
}

const isAmbiguous = (text: string): boolean => text.trim() !== text || text === '' || (text.length <= maxNumberLength && otherTypes.test(text))

const otherTypes = /^(?:true|false|null|yes|no|on|off|~|[-+]?[\d_]*\.?[\d_]+(?:e[-+]?\d+)?)$/i

const cut = (text: string): string => (text.length <= maxLength ? text : `${text.slice(0, maxLength)}… ${text.length} characters in all`)
