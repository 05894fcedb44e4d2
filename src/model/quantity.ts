import type { Json } from './json.ts'

// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
const decimalExponents: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const binaryExponents: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }
const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/

/** A quantity in thousandths, rounded up, as Kubernetes keeps it; undefined for what is none. */
export function milliOf(value: Json): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined
  const found = form.exec(String(value))
  if (found === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '', suffix = ''] = found
  if (whole === '' && fraction === '') return undefined
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n)
  const ten = 3 - fraction.length + (exponent === '' ? (decimalExponents[suffix] ?? 0) : Number(exponent))
  const scaled = digits * 2n ** BigInt(binaryExponents[suffix] ?? 0)
  return ten >= 0 ? scaled * 10n ** BigInt(ten) : dividedUp(scaled, 10n ** BigInt(-ten))
}

function dividedUp(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend > 0n && quotient * divisor !== dividend ? quotient + 1n : quotient
}
