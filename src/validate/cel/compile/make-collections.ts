import { errorOf, isError, listOf, type CelValue, type Entry } from '../values/cel-value.ts'
import { keyText } from '../values/key-text.ts'
import type { Frame, Program } from './program.ts'

interface Item {
  readonly item: Program
  readonly optional: boolean
}

/** What building a list or a map costs. */
const [listCost, mapCost] = [10, 30]

/** `[a, ?b]`: an optional item without a value is left out. */
export const listMaker =
  (items: readonly Item[]): Program =>
  (frame) => {
    frame.spend(listCost)
    const values: CelValue[] = []
    for (const { item, optional } of items) {
      const value = valueOf(item(frame), optional)
      if (value !== undefined && isError(value)) return value
      if (value !== undefined) values.push(value)
    }
    return listOf(values)
  }

function valueOf(value: CelValue, optional: boolean): CelValue | undefined {
  if (!optional || isError(value)) return value
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'optional' ? value.value : errorOf('expected an optional value')
}

interface Pair {
  readonly key: Program
  readonly value: Program
  readonly optional: boolean
}

/** `{a: b, ?c: d}`. */
export const mapMaker =
  (pairs: readonly Pair[]): Program =>
  (frame) => {
    frame.spend(mapCost)
    const entries = new Map<string, Entry>()
    for (const pair of pairs) {
      const problem = put(entries, pair, frame)
      if (problem !== undefined) return problem
    }
    return { kind: 'map', entries }
  }

function put(entries: Map<string, Entry>, pair: Pair, frame: Frame): CelValue | undefined {
  const [key, value] = [pair.key(frame), valueOf(pair.value(frame), pair.optional)]
  if (isError(key)) return key
  if (value === undefined) return undefined
  if (isError(value)) return value
  const text = keyText(key)
  if (text === undefined) return errorOf('unsupported key type')
  if (entries.has(text)) return errorOf('Failed with repeated key')
  entries.set(text, { key, value })
  return undefined
}
