import { kindOf, WholeDouble, type Value } from './value.ts'

export type Int = { readonly kind: 'int'; readonly value: bigint }
export type Double = { readonly kind: 'double'; readonly value: number }

const [smallest, largest] = [-(2 ** 63), 2 ** 63]

/** A number as Go's decoder types it, or undefined for what is none. */
export function numberOf(value: Value): Int | Double | undefined {
  if (value instanceof WholeDouble) return { kind: 'double', value: value.value }
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined
  return kindOf(value) === 'int' ? { kind: 'int', value: BigInt(value) } : { kind: 'double', value: Number(value) }
}

export const isInt64 = (value: bigint): boolean => BigInt.asIntN(64, value) === value

/** Go's `int64(double)`: what is behind the point is cut off, and what does not fit becomes the smallest integer, as on amd64. */
export function truncated(value: number): bigint {
  if (Number.isNaN(value) || value < smallest || value >= largest) return -(2n ** 63n)
  return BigInt(Math.trunc(value))
}

const maxJsonFloat = 2 ** 53 - 1

/** swag's IsFloat64AJSONInteger, which tolerates a relative error of 1e-9 against the truncated value. */
export function isWholeEnough(value: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) > maxJsonFloat) return false
  const cut = Math.trunc(value)
  if (value === cut) return true
  if (value === 0 || cut === 0 || value < 0) return false
  return Math.abs(value - cut) / (Math.abs(value) + Math.abs(cut)) < 1e-9
}
