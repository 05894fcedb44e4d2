import jsonPatch from 'fast-json-patch'
import type { PatchOperation } from '../model/change.ts'
import { compareText, isList, isObject, type Json, type JsonObject } from '../model/json.ts'

// fast-json-patch clones what it puts into a patch through JSON text, which throws on a bigint. Integers beyond ±2^53 therefore travel as strings
// behind this mark, and a string that begins with the mark gets a second one, so that no text of a manifest can pose as a number.
const mark = '\u0000'

/** The steps that turn one body into another; the order of keys in either makes no difference to them. */
export function patchOf(before: JsonObject, after: JsonObject): readonly PatchOperation[] {
  return jsonPatch.compare(packedObject(before), packedObject(after)).map(toOperation)
}

type Operation = ReturnType<typeof jsonPatch.compare>[number]

/** The library's comparison makes three of RFC 6902's operations. */
function toOperation(operation: Operation): PatchOperation {
  const { op, path } = operation
  if (op === 'remove') return { op, path }
  if (op === 'add' || op === 'replace') return { op, path, value: unpacked(operation.value) }
  throw new Error(`fast-json-patch gave "${op}" at "${path}", expected add, replace or remove`)
}

/** Keys sorted. `Object.fromEntries` defines keys, so that "__proto__" stays a key like any other. */
const packedObject = (value: JsonObject): JsonObject => Object.fromEntries(sortedEntries(value).map(([key, item]) => [key, packed(item)]))

const sortedEntries = (value: JsonObject): readonly (readonly [string, Json])[] => Object.entries(value).toSorted(([left], [right]) => compareText(left, right))

function packed(value: Json): Json {
  if (isList(value)) return value.map(packed)
  if (isObject(value)) return packedObject(value)
  if (typeof value === 'bigint') return `${mark}n${value}`
  return typeof value === 'string' && value.startsWith(mark) ? `${mark}${value}` : value
}

function unpacked(value: Json): Json {
  if (isList(value)) return value.map(unpacked)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpacked(item)]))
  if (typeof value !== 'string' || !value.startsWith(mark)) return value
  return value.startsWith(`${mark}n`) ? BigInt(value.slice(2)) : value.slice(1)
}
