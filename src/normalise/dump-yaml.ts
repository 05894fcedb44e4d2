import { dump, type DumpOptions, Schema, Type } from 'js-yaml'
import { compareText, isObject, type Json, type JsonObject } from '../model/json.ts'
import { mustQuote } from './must-quote.ts'

/** An object → YAML text: apiVersion, kind and metadata first, every other key in code-unit order, lists as they are. */
export function dumpYaml(body: JsonObject): string {
  const sections = ordered(body, firstKeys).map(([key, value]) => (key === 'metadata' && isObject(value) ? dumpMetadata(value) : dumpField(key, value)))
  return sections.join('')
}

const firstKeys = ['apiVersion', 'kind', 'metadata']
const firstMetadata = ['name', 'namespace', 'labels', 'annotations']

function ordered(object: JsonObject, first: readonly string[]): readonly (readonly [string, Json])[] {
  const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length)
  return Object.entries(object).toSorted(([left], [right]) => rank(left) - rank(right) || compareText(left, right))
}

/** js-yaml sorts by key alone, so the one map below the root with an order of its own is put together by hand. */
function dumpMetadata(metadata: JsonObject): string {
  const fields = ordered(metadata, firstMetadata).map(([key, value]) => dumpField(key, value))
  return fields.length === 0 ? 'metadata: {}\n' : `metadata:\n${fields.join('').replaceAll(/^(?=.)/gm, '  ')}`
}

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
  sortKeys: compareText,
}
