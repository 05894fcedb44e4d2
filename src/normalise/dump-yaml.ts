import { compareText, isList, isObject, type Json, type JsonObject } from '../model/json.ts'
import { dumpKey, dumpScalar } from './dump-scalar.ts'

/**
 * An object → YAML text: apiVersion, kind and metadata first, every other key in code-unit order, lists as they are.
 * Maps and lists are put together here, as js-yaml would, in a third of its time; scalars that need a thought are left to it.
 */
export function dumpYaml(body: JsonObject): string {
  const fields = ordered(body, firstKeys).map(([key, value]) =>
    key === 'metadata' && isObject(value) ? `${key}:${below(dumpFields(ordered(value, firstMetadata), step), '{}')}` : dumpFields([[key, value]], ''),
  )
  return fields.join('')
}

const firstKeys = ['apiVersion', 'kind', 'metadata']
const firstMetadata = ['name', 'namespace', 'labels', 'annotations']

type Fields = readonly (readonly [string, Json])[]

function ordered(object: JsonObject, first: readonly string[]): Fields {
  const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length)
  return Object.entries(object).toSorted(([left], [right]) => rank(left) - rank(right) || compareText(left, right))
}

const step = '  '

const dumpFields = (fields: Fields, indent: string): string =>
  fields.map(([key, value]) => `${indent}${dumpKey(key, indent)}:${behindKey(value, indent)}`).join('')

function behindKey(value: Json, indent: string): string {
  if (isList(value)) return below(dumpItems(value, indent + step), '[]')
  return isObject(value) ? below(dumpMap(value, indent + step), '{}') : `${dumpScalar(value, indent)}\n`
}

const below = (lines: string, empty: string): string => (lines === '' ? ` ${empty}\n` : `\n${lines}`)

/** `lead` stands before the first line in the place of the indent. Text only grows here: to cut some off would copy all of it, at each level. */
function dumpMap(map: JsonObject, indent: string, lead = indent): string {
  let lines = ''
  for (const key of Object.keys(map).toSorted(compareText)) {
    lines += `${lines === '' ? lead : indent}${dumpKey(key, indent)}:${behindKey(map[key] ?? null, indent)}`
  }
  return lines
}

function dumpItems(list: readonly Json[], indent: string, lead = indent): string {
  let lines = ''
  for (const item of list) lines += `${lines === '' ? lead : indent}-${behindDash(item, indent)}`
  return lines
}

/** A map or a list starts on the line of its dash. */
function behindDash(item: Json, indent: string): string {
  if (isList(item)) return besideDash(dumpItems(item, indent + step, ''), '[]')
  return isObject(item) ? besideDash(dumpMap(item, indent + step, ''), '{}') : `${dumpScalar(item, indent)}\n`
}

const besideDash = (lines: string, empty: string): string => (lines === '' ? ` ${empty}\n` : ` ${lines}`)
