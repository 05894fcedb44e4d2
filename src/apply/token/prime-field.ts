// The largest prime below 2^32: an element takes four bytes.
const prime = 4_294_967_291n

export const elementBytes = 4

/** Any whole number as an element. */
export const reduced = (value: bigint): bigint => ((value % prime) + prime) % prime

export const product = (left: bigint, right: bigint): bigint => (left * right) % prime

/** The one element whose product with this one is 1; there is none for 0. */
export const inverse = (value: bigint): bigint => power(value, prime - 2n)

function power(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n
  const half = power(product(base, base), exponent / 2n)
  return exponent % 2n === 0n ? half : product(half, base)
}
