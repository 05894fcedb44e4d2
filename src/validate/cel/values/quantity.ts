import type { QuantityValue } from './cel-value.ts'
import type { Order } from './compare.ts'

const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const binary: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }
const shape = /^([+-]?)(\d*)(?:\.(\d*))?((?:[eE][+-]?\d+)|[eEinumkKMGTP]*)$/
const nano = -9
const largest = 2n ** 63n - 1n
/** As many digits as an int64 is sure to hold. */
const sureDigits = 18

/** A quantity as `resource.ParseQuantity` reads it, or undefined. */
export function parseQuantity(text: string): QuantityValue | undefined {
  const [, sign = '', whole = '', fraction = '', suffix = ''] = shape.exec(text) ?? []
  if (!shape.test(text) || text === '') return undefined
  const negative = sign === '-' ? -1n : 1n
  const bits = binary[suffix]
  const digits = BigInt(`${whole}${fraction}` || '0') * negative
  const num = whole.replace(/^0+/, '') || '0'
  const hasDigits = whole !== '' || fraction !== ''
  if (bits !== undefined) return binaryOf(digits, { bits, fraction, numDigits: num.length, hasDigits })
  const exponent = decimal[suffix] ?? exponentOf(suffix)
  if (exponent === undefined) return undefined
  const scale = exponent - fraction.length
  const isSmall = sureDigits >= num.length + fraction.length && scale >= nano
  if (isSmall) return { value: digits, scale, isBig: false, isSum: false }
  return hasDigits ? { ...roundUp(digits, scale), isBig: true, isSum: false } : undefined
}

function exponentOf(suffix: string): number | undefined {
  return /^[eE][+-]?\d+$/.test(suffix) ? Number(suffix.slice(1)) : undefined
}

interface Binary {
  readonly bits: number
  readonly fraction: string
  readonly numDigits: number
  /** A suffix alone is zero on the server's fast path, and an error on its slow one. */
  readonly hasDigits: boolean
}

function binaryOf(digits: bigint, { bits, fraction, numDigits, hasDigits }: Binary): QuantityValue | undefined {
  const value = digits * 2n ** BigInt(bits)
  const isSmall = fraction === '' && 15 - numDigits - Math.trunc(Math.fround((bits * 3) / 10)) - 1 >= 0
  if (isSmall && BigInt.asIntN(64, value) === value) return { value, scale: 0, isBig: false, isSum: false }
  if (!hasDigits) return undefined
  const rounded = roundUp(value, -fraction.length)
  const isTooLarge = compareQuantities({ ...rounded, isBig: true, isSum: false }, { value: largest, scale: 0, isBig: true, isSum: false }) > 0
  return { ...(isTooLarge ? { value: largest, scale: 0 } : rounded), isBig: true, isSum: false }
}

/** Nothing is smaller than a nano: what is gets rounded away from zero. */
function roundUp(value: bigint, scale: number): { value: bigint; scale: number } {
  if (scale >= nano) return { value, scale }
  const divisor = 10n ** BigInt(nano - scale)
  const magnitude = ((value < 0n ? -value : value) + divisor - 1n) / divisor
  return { value: value < 0n ? -magnitude : magnitude, scale: nano }
}

const scaled = ({ value, scale }: QuantityValue, to: number): bigint => value * 10n ** BigInt(scale - to)

export function compareQuantities(left: QuantityValue, right: QuantityValue): Order {
  const scale = Math.min(left.scale, right.scale)
  const [first, second] = [scaled(left, scale), scaled(right, scale)]
  if (first === second) return 0
  return first < second ? -1 : 1
}

export function addQuantities(left: QuantityValue, right: QuantityValue): QuantityValue {
  if (!left.isBig && !right.isBig && (left.value === 0n || right.value === 0n)) return { ...(left.value === 0n ? right : left), isSum: true }
  const scale = Math.min(left.scale, right.scale)
  const parts = [scaled(left, scale), scaled(right, scale)]
  const value = parts.reduce((sum, part) => sum + part, 0n)
  const fits = [...parts, value].every((part) => BigInt.asIntN(64, part) === part)
  return { value, scale, isBig: left.isBig || right.isBig || !fits, isSum: true }
}

export const negated = (quantity: QuantityValue): QuantityValue => ({ ...quantity, value: -quantity.value })

/** The integer that a quantity is, where the server finds that out: 1.0 is none to it. */
export function integerOf({ value, scale, isBig }: QuantityValue): bigint | undefined {
  if (isBig || scale < 0) return undefined
  const whole = value * 10n ** BigInt(scale)
  return BigInt.asIntN(64, whole) === whole ? whole : undefined
}

export const approximately = ({ value, scale }: QuantityValue): number => (scale === 0 ? Number(value) : Number(value) * 10 ** scale)
