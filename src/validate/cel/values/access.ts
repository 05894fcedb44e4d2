import type { Node } from '../../node.ts'
import { childNode } from '../../node.ts'
import { celKind, errorOf, isError, noOverload, type CelMap, type CelObject, type CelValue } from './cel-value.ts'
import { fromSchema } from './from-schema.ts'
import { escapeName, unescapeName } from './identifiers.ts'
import { keyText } from './key-text.ts'

/** Whether the keys of an object are those of a schema, and so are written as identifiers. */
const isRecord = (node: Node): boolean => node.properties !== undefined && node.properties.size > 0

/** The value at a key; undefined where there is none, or where the schema does not type it. */
export function findKey(map: CelMap | CelObject, key: CelValue): CelValue | undefined {
  if (map.kind === 'map') return map.entries.get(keyText(key) ?? '')?.value
  if (typeof key !== 'string') return isError(key) ? key : noOverload
  const record = isRecord(map.node)
  const name = record ? unescapeName(key) : key
  if (name === undefined || !Object.hasOwn(map.raw, name)) return undefined
  const value = map.raw[name] ?? null
  // A null property is the same as none; a null in a map is there.
  if (record && value === null) return undefined
  const child = record ? map.node.properties?.get(name) : childNode(map.node, name)
  return child === undefined ? undefined : fromSchema(value, child)
}

/** The keys to iterate over. */
export function keysIn(map: CelMap | CelObject): readonly CelValue[] {
  if (map.kind === 'map') return [...map.entries.values()].map(({ key }) => key)
  const record = isRecord(map.node)
  return Object.keys(map.raw)
    .filter((key) => (record ? map.node.properties?.has(key) === true : childNode(map.node, key) !== undefined))
    .map((key) => (record ? (escapeName(key) ?? key) : key))
}

export const sizeOfMap = (map: CelMap | CelObject): number => (map.kind === 'map' ? map.entries.size : Object.keys(map.raw).length)

/** `operand[index]`. */
export function indexInto(operand: CelValue, index: CelValue): CelValue {
  if (isError(operand)) return operand
  if (isError(index)) return index
  if (typeof operand !== 'object' || operand === null || operand instanceof Uint8Array) return noOverload
  if (operand.kind === 'list') return itemAt(operand.items, index)
  if (operand.kind !== 'map' && operand.kind !== 'object') return noOverload
  return findKey(operand, index) ?? errorOf(`no such key: ${typeof index === 'string' ? index : celKind(index)}`)
}

function itemAt(items: readonly CelValue[], index: CelValue): CelValue {
  const position = positionOf(index)
  if (position === undefined) return errorOf('unsupported index type')
  return (position >= 0 ? items[position] : undefined) ?? nullOr(items, position)
}

/** An item may be null, which is not the same as none. */
const nullOr = (items: readonly CelValue[], position: number): CelValue =>
  position >= 0 && position < items.length ? null : errorOf(`index out of bounds: ${position}`)

/** An index is a whole number of any type. */
function positionOf(index: CelValue): number | undefined {
  if (typeof index === 'bigint') return Number(index)
  if (typeof index === 'number') return Number.isInteger(index) ? index : undefined
  return typeof index === 'object' && index !== null && 'kind' in index && index.kind === 'uint' ? Number(index.value) : undefined
}
