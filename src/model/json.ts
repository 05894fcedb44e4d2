/** A value that a manifest can hold. Integers beyond ±2^53 are `bigint`, so that no digit is lost on the way. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [key: string]: Json
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value)

/** Code-unit order: the same on every machine and in every locale. */
export function compareText(left: string, right: string): -1 | 0 | 1 {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** The value at a path of keys and list indexes, or undefined where the path ends early. */
export function at(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let current: Json | undefined = value
  for (const key of path) {
    if (typeof key === 'number') current = isList(current) ? current[key] : undefined
    else current = isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined
  }
  return current
}

export const textAt = (value: Json | undefined, ...path: readonly (string | number)[]): string | undefined => {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : undefined
}

export const objectAt = (value: Json | undefined, ...path: readonly (string | number)[]): JsonObject => {
  const found = at(value, ...path)
  return isObject(found) ? found : {}
}

export const listAt = (value: Json | undefined, ...path: readonly (string | number)[]): readonly Json[] => {
  const found = at(value, ...path)
  return isList(found) ? found : []
}

/** Deep equality of values; the order of keys does not count, that of list items does. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (Object.is(left, right)) return true
  if (isList(left) && isList(right)) return left.length === right.length && left.every((item, index) => isSame(item, right[index]))
  if (!isObject(left) || !isObject(right)) return left === right
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
}

/** JSON text with exact integers. `indent` counts spaces; 0 gives one line. */
export function toJsonText(value: unknown, indent = 0): string {
  try {
    return JSON.stringify(value, undefined, indent)
  } catch {
    // Nearly no value holds a bigint, which is refused with a TypeError; asked for every item of every value, V8 takes four times as long.
    return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? JSON.rawJSON(item.toString()) : item), indent)
  }
}

/** Reads JSON text; integers that a double cannot hold become `bigint`. Throws SyntaxError on text that is not JSON. */
export const fromJsonText = (text: string): Json => JSON.parse(text, mayHoldLarge.test(text) ? reviveInteger : undefined)

// What lies beyond 2^53 has 16 digits or more. Few texts do, and with a reviver V8 takes four times as long and keeps every number's source beside it.
const mayHoldLarge = /\d{16}/

/** "JSON.parse source text access" of ES2026, which Node has since 21 and TypeScript's library does not know yet. */
declare global {
  interface JSON {
    rawJSON(text: string): unknown
    parse(text: string, reviver: ((key: string, value: Json, context: { source?: string }) => Json) | undefined): Json
  }
}

function reviveInteger(_key: string, value: Json, context: { source?: string }): Json {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || context.source === undefined) return value
  return /^-?\d+$/.test(context.source) ? BigInt(context.source) : value
}
