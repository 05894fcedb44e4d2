import { isDeepEqual, isMap, scalarText } from '../../value.ts'
import { findKey, keysIn, sizeOfMap } from './access.ts'
import { isError, noOverload, type CelError, type CelMap, type CelObject, type CelValue, type List } from './cel-value.ts'
import { compare, numericOf } from './compare.ts'
import { mapListKey, setKey } from './list-keys.ts'
import { fromSchema } from './from-schema.ts'
import { isSameOpaque } from './same-opaque.ts'

/** `==`. Values of different types differ, but for numbers; lists that are sets or maps compare without order. */
export function isEqual(left: CelValue, right: CelValue): boolean | CelError {
  if (isError(left)) return left
  if (isError(right)) return right
  if (left === null || right === null) return left === right
  if (numericOf(left) !== undefined && numericOf(right) !== undefined) return compare(left, right) === 0
  if (typeof left !== 'object') return left === right
  if (left instanceof Uint8Array) return right instanceof Uint8Array && compare(left, right) === 0
  if (left.kind === 'list') return isSameList(left, right)
  if (left.kind === 'map') return isSameMap(left, right)
  if (left.kind === 'object') return isSameObject(left, right)
  if (left.kind === 'optional') return isSameOptional(left.value, right)
  if (left.kind !== 'preserved') return isSameOpaque(left, right)
  return typeof right === 'object' && 'kind' in right && right.kind === 'preserved' && isDeepEqual(left.raw, right.raw)
}

/** Whether two values are equal and neither is an error. */
export const isSurelyEqual = (left: CelValue, right: CelValue): boolean => isEqual(left, right) === true

const kindOf = (value: CelValue): string => (typeof value === 'object' && value !== null && 'kind' in value ? value.kind : '')

const isList = (value: CelValue): value is List => kindOf(value) === 'list'
const isMapping = (value: CelValue): value is CelMap | CelObject => kindOf(value) === 'map' || kindOf(value) === 'object'

function isSameOptional(left: CelValue | undefined, right: CelValue): boolean | CelError {
  if (typeof right !== 'object' || right === null || !('kind' in right) || right.kind !== 'optional') return false
  if (left === undefined || right.value === undefined) return left === right.value
  return isEqual(left, right.value)
}

function isSameList(left: List, right: CelValue): boolean | CelError {
  if (!isList(right)) return left.origin === undefined ? false : noOverload
  if (left.items.length !== right.items.length) return false
  const listType = left.origin?.node.listType
  if (listType === 'set') return isSameSet(left, right)
  if (listType === 'map') return isSameMapList(left, right)
  return firstDifference(left.items.map((item, index) => () => isEqual(item, right.items[index] ?? null)))
}

/** False or an error as soon as there is one, else true. */
function firstDifference(tests: readonly (() => boolean | CelError)[]): boolean | CelError {
  for (const test of tests) {
    const found = test()
    if (found !== true) return found
  }
  return true
}

function isSameSet(left: List, right: List): boolean {
  const known = new Set((left.origin?.raw ?? []).map(scalarText))
  return right.items.every((item, index) => known.has(setKey(item, right.origin?.raw[index])))
}

function isSameMapList(left: List, right: List): boolean | CelError {
  const node = left.origin?.node
  if (node?.items === undefined) return noOverload
  const { items } = node
  const known = new Map((left.origin?.raw ?? []).map((item) => [mapListKey(item, node), item]))
  return firstDifference(
    right.items.map((item, index) => () => {
      const found = known.get(mapListKey(right.origin?.raw[index] ?? null, node))
      return found === undefined ? false : isEqual(fromSchema(found, items), item)
    }),
  )
}

function isSameMap(left: CelMap, right: CelValue): boolean {
  if (!isMapping(right) || sizeOfMap(left) !== sizeOfMap(right)) return false
  return keysIn(left).every((key) => {
    const [value, other] = [findKey(left, key), findKey(right, key)]
    return value !== undefined && other !== undefined && isEqual(value, other) !== false
  })
}

function isSameObject(left: CelObject, right: CelValue): boolean | CelError {
  if (!isMapping(right)) return noOverload
  if (sizeOfMap(left) !== sizeOfMap(right)) return false
  return firstDifference(Object.keys(left.raw).map((key) => () => isSameKey(left, right, key)))
}

/** A key without schema counts as it is in both objects, and not at all where the other lacks it. */
function isSameKey(left: CelObject, right: CelMap | CelObject, key: string): boolean | CelError {
  const { node, raw } = left
  const isTyped = node.properties !== undefined && node.properties.size > 0 ? node.properties.has(key) : typeof node.additional === 'object'
  if (!isTyped) {
    if (right.kind !== 'object') return noOverload
    return !Object.hasOwn(right.raw, key) || (isMap(right.raw) && isDeepEqual(raw[key], right.raw[key]))
  }
  const [value, other] = [findKey(left, key), findKey(right, key)]
  if (value === undefined || other === undefined) return value === other
  return isEqual(value, other)
}
