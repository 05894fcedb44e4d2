import { CORE_SCHEMA, load } from 'js-yaml'
import { fromJsonText, isList, isObject, type Json, type JsonObject } from '../model/json.ts'

type Structure = JsonObject | readonly Json[]

// A text of more is read by machines only: its lines are compared.
const maxLength = 2_000_000
// People write no deeper; what is deeper was made to exhaust whoever walks it.
const maxDepth = 60

/** The map or list that a text holds as JSON, or as YAML of several lines; undefined where it holds neither. */
export function heldIn(text: string): Structure | undefined {
  if (text.length > maxLength) return undefined
  const start = /\S/.exec(text)?.[0]
  if (start === '{' || start === '[') return structureOf(() => fromJsonText(text))
  return looksLikeYaml(text) && !mayRepeat.test(text) ? structureOf(() => load(text, { schema: CORE_SCHEMA })) : undefined
}

// A key or an item of a list on the first line that is neither empty nor a comment: a script hardly begins so.
const looksLikeYaml = (text: string): boolean => text.includes('\n') && /^(?:---[ \t]*\n|[ \t]*#[^!].*\n|[ \t]*\n)*(?:- |["']?[\w./-]+["']?:[ \t\n])/.test(text)

// Aliases of aliases make a small text a huge value.
const mayRepeat = /(?:^|[\s,[{])&\S/

function structureOf(read: () => unknown): Structure | undefined {
  try {
    const value = read()
    return isJson(value, maxDepth) && (isObject(value) || isList(value)) ? value : undefined
  } catch {
    // Most texts are no YAML or JSON, and templates of either are neither.
    return undefined
  }
}

/** Whether a value is one that JSON can say, no deeper than that. */
function isJson(value: unknown, depth: number): value is Json {
  if (Array.isArray(value)) return depth > 0 && value.every((entry) => isJson(entry, depth - 1))
  if (isObject(value)) return depth > 0 && Object.values(value).every((entry) => isJson(entry, depth - 1))
  return value === null || scalars.has(typeof value)
}

const scalars: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'bigint'])
