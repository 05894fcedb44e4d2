import { noOverload, type CelError, type CelValue } from './cel-value.ts'

export type Order = -1 | 0 | 1

/** The order of two values, where their types have one; numbers of different types compare by value. NaN is an error. */
export function compare(left: CelValue, right: CelValue): Order | CelError {
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right)
  if (typeof left === 'boolean' && typeof right === 'boolean') return orderOf(Number(left), Number(right))
  const [first, second] = [numericOf(left), numericOf(right)]
  if (first !== undefined && second !== undefined) return compareNumbers(first, second)
  if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right)
  const [before, after] = [nanosOf(left), nanosOf(right)]
  return before !== undefined && after !== undefined && before.kind === after.kind ? orderOf(before.nanos, after.nanos) : noOverload
}

export function numericOf(value: CelValue): bigint | number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'uint' ? value.value : undefined
}

function nanosOf(value: CelValue): { kind: string; nanos: bigint } | undefined {
  return typeof value === 'object' && value !== null && 'nanos' in value ? value : undefined
}

function orderOf<T extends bigint | number>(left: T, right: T): Order {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function compareNumbers(left: bigint | number, right: bigint | number): Order | CelError {
  if (Number.isNaN(left) || Number.isNaN(right)) return { kind: 'error', message: 'NaN values cannot be ordered' }
  // Beside a double an integer becomes one, and loses what a double cannot hold.
  const isExact = typeof left === 'bigint' && typeof right === 'bigint'
  return isExact ? orderOf(left, right) : orderOf(Number(left), Number(right))
}

/** Go compares bytes of UTF-8, which is the order of code points and not that of UTF-16. */
export function compareTexts(left: string, right: string): Order {
  const [first, second] = [Array.from(left), Array.from(right)]
  const differs = first.findIndex((character, index) => character !== second[index])
  if (differs < 0) return orderOf(first.length, second.length)
  return orderOf(first[differs]?.codePointAt(0) ?? -1, second[differs]?.codePointAt(0) ?? -1)
}

function compareBytes(left: Uint8Array, right: Uint8Array): Order {
  const differs = left.findIndex((byte, index) => byte !== right[index])
  return differs < 0 ? orderOf(left.length, right.length) : orderOf(left[differs] ?? -1, right[differs] ?? -1)
}
