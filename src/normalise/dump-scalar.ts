import { dump, type DumpOptions, Schema, Type } from 'js-yaml'
import type { Json } from '../model/json.ts'
import { mustQuote } from './must-quote.ts'

/** A scalar as it stands behind a key or a dash, at an indent: most texts are plain, and everything else is js-yaml's to write. */
export function dumpScalar(value: Exclude<Json, object> | null, indent: string): string {
  if (typeof value === 'string') return isPlain(value) ? ` ${value}` : dumpedText(value, indent)
  return ` ${typeof value === 'number' ? numberText(value) : String(value)}`
}

/** A key as it stands at an indent, without its colon. js-yaml writes a long one behind a question mark, and its colon goes to the next line. */
export const dumpKey = (key: string, indent: string): string =>
  isPlain(key) && key.length < longestKey ? key : dumpField(key, null).slice(0, -': null\n'.length).replace(/\n$/, `\n${indent}`)

const longestKey = 1_000

/** Surely no quotes needed: one line that starts with a letter, with no sign that could start a comment or a value, and no word such as "yes". */
const isPlain = (text: string): boolean => plain.test(text) && (text.length > longestWord || !mustQuote(text))

const plain = /^[A-Za-z/_](?:[\w ./()+=;$@^~<>*,"'[\]{}!&|%?`\\-]|:(?=[\w/]))*(?<! )$/
const longestWord = 8

/** js-yaml indents what follows the first line by two. */
const dumpedText = (text: string, indent: string): string =>
  dumpField('k', text)
    .slice('k:'.length, -1)
    .replaceAll(/\n(?=.)/g, `\n${indent}`)

const dumpField = (key: string, value: Json): string => dump(Object.fromEntries([[key, value]]), options)
// Writes a scalar as it stands; js-yaml then asks `resolve` whether a text would be taken for one.
const scalars = [
  new Type('tag:yaml.org,2002:null', { kind: 'scalar', resolve: mustQuote, predicate: (value: unknown) => value === null, represent: () => 'null' }),
  new Type('tag:yaml.org,2002:bool', { kind: 'scalar', resolve: never, predicate: (value: unknown) => typeof value === 'boolean', represent: String }),
  new Type('tag:yaml.org,2002:int', { kind: 'scalar', resolve: never, predicate: (value: unknown) => typeof value === 'bigint', represent: String }),
  new Type('tag:yaml.org,2002:float', { kind: 'scalar', resolve: never, predicate: (value: unknown) => typeof value === 'number', represent: numberText }),
]

function never(): boolean {
  return false
}

/** The integer -0 is 0 to Go; the float keeps its sign. */
function numberText(value: unknown): string {
  return Object.is(value, -0) ? '-0.0' : String(value)
}

const options: DumpOptions = {
  schema: new Schema({ implicit: scalars, explicit: [] }),
  lineWidth: -1,
  noRefs: true,
}
