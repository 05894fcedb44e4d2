import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import { listOf, unknownOf, type CelMap, type CelValue, type Entry } from '../cel/values/cel-value.ts'

/** Whether a field below a parent may be there although nobody wrote it. */
type MayFill = (parent: string, field: string) => boolean

export const nothingFilled: MayFill = () => false

/** JSON as an expression of admission sees it: of any type. What the server may have filled in is unknown where it is asked for. */
export function toCel(value: Json, mayFill: MayFill, parent = ''): CelValue {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (Array.isArray(value)) return listOf(value.map((item: Json) => toCel(item, mayFill, parent)))
  return isObject(value) ? mapFrom(value, mayFill, parent) : scalar(value)
}

const scalar = (value: Json): CelValue => (typeof value === 'object' ? null : value)

function mapFrom(body: JsonObject, mayFill: MayFill, parent: string): CelMap {
  const known = new Map(Object.entries(body).map(([key, child]): [string, Entry] => [`s${key}`, { key, value: toCel(child, mayFill, key) }]))
  return mapOf(known, (key) => (mayFill(parent, key) ? unknownOf(`the field ${key}, which the API server may fill in`) : undefined))
}

/** A map that answers for more keys than it shows: those are asked for by name alone. */
export function mapOf(shown: ReadonlyMap<string, Entry>, hidden: (key: string) => CelValue | undefined): CelMap {
  const get = (text: string): Entry | undefined => {
    const [found, key] = [shown.get(text), text.slice(1)]
    if (found !== undefined || !text.startsWith('s')) return found
    const value = hidden(key)
    return value === undefined ? undefined : { key, value }
  }
  return {
    kind: 'map',
    entries: {
      get,
      has: (text) => get(text) !== undefined,
      size: shown.size,
      forEach: (use) => shown.forEach(use),
      entries: () => shown.entries(),
      keys: () => shown.keys(),
      values: () => shown.values(),
      [Symbol.iterator]: () => shown[Symbol.iterator](),
    },
  }
}
