import type { Json } from '../model/json.ts'

/**
 * The server keeps `1` and `1.0` apart until it stores them. A reader that sees the literal says so with this; everything else reads `1.0` as `1`.
 * A class, since nothing else can be told from every map that a manifest may hold.
 */
export class WholeDouble {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
}

/** What an object holds. Every `Json` is one. */
export type Value = null | boolean | number | bigint | string | WholeDouble | readonly Value[] | ValueMap

export interface ValueMap {
  readonly [key: string]: Value
}

export type Kind = 'null' | 'boolean' | 'string' | 'int' | 'double' | 'list' | 'map'

export const isItems = (value: unknown): value is readonly Value[] => Array.isArray(value)

export const isMap = (value: unknown): value is ValueMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WholeDouble)

export function kindOf(value: Value): Kind {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'int' : 'double'
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value ? 'int' : 'double'
  return kindOfObject(value)
}

function kindOfObject(value: object | null): Kind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  return value instanceof WholeDouble ? 'double' : 'map'
}

/** Equality as Go's reflect.DeepEqual has it: `1` and `1.0` differ, the order of keys does not count. */
export function isDeepEqual(left: Value | undefined, right: Value | undefined): boolean {
  if (left === right) return true
  if (left instanceof WholeDouble) return right instanceof WholeDouble && left.value === right.value
  if (isItems(left) && isItems(right)) return left.length === right.length && left.every((item, index) => isDeepEqual(item, right[index]))
  if (!isMap(left) || !isMap(right)) return false
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && isDeepEqual(left[key], right[key]))
}

/** A scalar as text that no other scalar has: `1` and `1.0` differ. Undefined for what is no scalar. */
export function scalarText(value: Value): string | undefined {
  if (value instanceof WholeDouble) return `double ${value.value}`
  return isItems(value) || isMap(value) ? undefined : `${kindOf(value)} ${value}`
}

/** What is stored: JSON writes `1.0` as `1`. */
export function toJson(value: Value): Json {
  if (value instanceof WholeDouble) return value.value
  if (isItems(value)) return value.map(toJson)
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, toJson(child)]))
  // An integer that int64 cannot hold has become a double on the way.
  return typeof value === 'bigint' && kindOf(value) === 'double' ? Number(value) : value
}
