import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../../model/json.ts'
import { textsAt } from '../texts-at.ts'
import { celText } from './cel-text.ts'
import { propertiesOf } from './child-schema.ts'

// The API server's own numbers: a rule may cost this much, and no object is larger than this.
const mostCost = 10_000_000
const mostBytes = 3 * 1024 * 1024

// Less than the API server counts for one step of a loop, and just what it counts for one byte that is compared or searched.
const stepCost = 3
const byteCost = 0.1

/** Whether the API server is sure to find some rule of a node too costly. This counts only loops and whole texts, so it misses some; it invents none. */
export function isTooCostly(schema: JsonObject, limit: number): boolean {
  // Where some list or map above has no limit, all that one object has room for count.
  const copies = Math.min(limit, mostBytes / (leastBytes(schema) + 1))
  return listAt(schema, 'x-kubernetes-validations').some((rule) => copies * leastCost(celText(textAt(rule, 'rule') ?? ''), schema) > mostCost)
}

/** How many values a list or a map may hold by its own word; Infinity where it does not say. */
export function limitOf(schema: JsonObject): number {
  const limit = schema[schema['type'] === 'array' ? 'maxItems' : 'maxProperties']
  return typeof limit === 'number' ? limit : Infinity
}

/** How many values a list or a map can hold: no more than fit into the largest object. */
function mostEntries(schema: JsonObject): number {
  const isList = schema['type'] === 'array'
  // A key takes its quotes and a colon beside the value.
  return Math.min(limitOf(schema), mostBytes / (leastBytes(at(schema, isList ? 'items' : 'additionalProperties')) + (isList ? 1 : 8)))
}

const leastByType: Readonly<Record<string, number>> = { string: 2, array: 2, object: 2, boolean: 5 }

function leastBytes(schema: Json | undefined): number {
  if (!isObject(schema)) return 1
  const required = textsAt(schema, 'required').map((key) => key.length + 4 + leastBytes(propertiesOf(schema)[key]))
  return required.reduce((sum, bytes) => sum + bytes, leastByType[textAt(schema, 'type') ?? ''] ?? 1)
}

const loops = /\bself((?:\.\w+)*)\.(?:all|exists|exists_one|map|filter)\(/g
const searches = /\bself((?:\.\w+)*)\.(?:matches|contains)\(/g
const comparisons = /\bself((?:\.\w+)*)(?:==|!=)oldSelf\1(?![\w.])/g

function leastCost(rule: string, schema: JsonObject): number {
  const looped = nodesOf(rule, loops, schema).map((node) => (isCollection(node) ? mostEntries(node) * stepCost : 1))
  const read = [...nodesOf(rule, searches, schema), ...nodesOf(rule, comparisons, schema)].map((node) => mostLength(node) * byteCost)
  return Math.max(1, ...looped, ...read)
}

const nodesOf = (rule: string, pattern: RegExp, schema: JsonObject): readonly JsonObject[] =>
  [...rule.matchAll(pattern)].map(([, path = '']) => path.split('.').slice(1).reduce(childAt, schema))

function childAt(schema: JsonObject, key: string): JsonObject {
  const child = propertiesOf(schema)[key]
  return isObject(child) ? child : {}
}

const isCollection = ({ type, additionalProperties }: JsonObject): boolean => type === 'array' || (type === 'object' && additionalProperties !== undefined)

// A format or an enum bounds a text in its own way; those are left to the API server.
function mostLength({ type, maxLength = mostBytes, ...rest }: JsonObject): number {
  return type === 'string' && rest['format'] === undefined && rest['enum'] === undefined ? Number(maxLength) : 0
}
