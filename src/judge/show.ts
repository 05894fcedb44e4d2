import { isList, isObject, type Json, toJsonText } from '../model/json.ts'

// One line of a terminal; what is cut is still in the diff.
const longest = 120
const deepest = 6

/** "before → after", each as one short line. */
export const showChange = (before: Json | undefined, after: Json | undefined): string => `${show(before)} → ${show(after)}`

/** A value as one short line; text without quotes. */
export function show(value: Json | undefined): string {
  if (value === undefined) return 'absent'
  return shorten(typeof value === 'string' && value !== '' ? value : toJsonText(trim(value, deepest)))
}

/** A value in a sentence; text has quotes. */
export const quote = (value: Json | undefined): string => (typeof value === 'string' ? `"${shorten(value)}"` : show(value))

/** A list of names for a sentence: "a, b and c". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function shorten(text: string): string {
  const characters = Array.from(text.slice(0, 2 * longest))
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`
}

function trim(value: Json, depth: number): Json {
  if (typeof value === 'string') return value.slice(0, longest + 1)
  if (!isList(value) && !isObject(value)) return value
  if (depth === 0) return '…'
  if (isList(value)) return value.slice(0, longest).map((item) => trim(item, depth - 1))
  const entries = Object.entries(value).slice(0, longest)
  return Object.fromEntries(entries.map(([key, item]) => [key, trim(item, depth - 1)]))
}
