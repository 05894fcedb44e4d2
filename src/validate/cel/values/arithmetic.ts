import { celKind, durationOf, errorOf, intOf, isError, listOf, noOverload, timestampOf, uintOf, type CelValue, type List } from './cel-value.ts'
import { addToMapList, addToSet } from './grow-lists.ts'

type Operation = (left: CelValue, right: CelValue) => CelValue

const isInt = (value: CelValue): value is bigint => typeof value === 'bigint'

/** Applies the variant for the types of both operands; there is no other conversion between them. */
function arithmetic(variants: {
  readonly int: (left: bigint, right: bigint) => CelValue
  readonly uint?: (left: bigint, right: bigint) => CelValue
  readonly double?: (left: number, right: number) => number
  readonly others?: Operation
}): Operation {
  return (left, right) => {
    if (isError(left)) return left
    if (isError(right)) return right
    if (isInt(left) && isInt(right)) return variants.int(left, right)
    if (typeof left === 'number' && typeof right === 'number') return variants.double?.(left, right) ?? noOverload
    const unsigned = unsignedPair(left, right)
    if (unsigned !== undefined) return variants.uint?.(...unsigned) ?? noOverload
    return variants.others?.(left, right) ?? noOverload
  }
}

function unsignedPair(left: CelValue, right: CelValue): readonly [bigint, bigint] | undefined {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return undefined
  return 'kind' in left && 'kind' in right && left.kind === 'uint' && right.kind === 'uint' ? [left.value, right.value] : undefined
}

const nonZero =
  (operate: (left: bigint, right: bigint) => CelValue, message: string) =>
  (left: bigint, right: bigint): CelValue =>
    right === 0n ? errorOf(message) : operate(left, right)

export const add = arithmetic({
  int: (left, right) => intOf(left + right),
  uint: (left, right) => uintOf(left + right),
  double: (left, right) => left + right,
  others: join,
})

export const subtract = arithmetic({
  int: (left, right) => intOf(left - right),
  uint: (left, right) => uintOf(left - right),
  double: (left, right) => left - right,
  others: apart,
})

export const multiply = arithmetic({
  int: (left, right) => intOf(left * right),
  uint: (left, right) => uintOf(left * right),
  double: (left, right) => left * right,
})

export const divide = arithmetic({
  int: nonZero((left, right) => intOf(left / right), 'division by zero'),
  uint: nonZero((left, right) => uintOf(left / right), 'division by zero'),
  double: (left, right) => left / right,
})

export const modulo = arithmetic({
  int: nonZero((left, right) => (left === -(2n ** 63n) && right === -1n ? errorOf('integer overflow') : left % right), 'modulus by zero'),
  uint: nonZero((left, right) => uintOf(left % right), 'modulus by zero'),
})

export function negate(value: CelValue): CelValue {
  if (isError(value)) return value
  if (isInt(value)) return intOf(-value)
  return typeof value === 'number' ? -value : noOverload
}

function join(left: CelValue, right: CelValue): CelValue {
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Uint8Array.from([...left, ...right])
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null || !('kind' in left) || !('kind' in right)) return noOverload
  if (left.kind === 'list' && right.kind === 'list') return joinLists(left, right)
  if (!('nanos' in left) || !('nanos' in right)) return noOverload
  const sum = left.nanos + right.nanos
  if (left.kind === 'duration' && right.kind === 'duration') return durationOf(sum)
  return left.kind === right.kind ? noOverload : timestampOf(sum)
}

function joinLists(left: List, right: List): CelValue {
  const listType = left.origin?.node.listType
  if (listType === 'set') return addToSet(left, right)
  if (listType === 'map') return addToMapList(left, right)
  return listOf([...left.items, ...right.items])
}

function apart(left: CelValue, right: CelValue): CelValue {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null || !('nanos' in left) || !('nanos' in right)) return noOverload
  const difference = left.nanos - right.nanos
  if (celKind(left) === 'timestamp' && celKind(right) === 'duration') return timestampOf(difference)
  return celKind(left) === celKind(right) ? durationOf(difference) : noOverload
}
