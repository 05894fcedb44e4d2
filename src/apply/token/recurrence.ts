import { inverse, product, reduced } from './prime-field.ts'

type Polynomial = readonly bigint[]

/**
 * The shortest recurrence that a sequence follows, lowest coefficient first (Berlekamp and Massey). For a sum of geometric sequences it is the product of
 * (1 − ratio · x) over their ratios.
 */
export function recurrenceOf(sequence: readonly bigint[]): { readonly polynomial: Polynomial; readonly length: number } {
  let [polynomial, previous]: [Polynomial, Polynomial] = [[1n], [1n]]
  let [length, shift, lastMiss] = [0, 1, 1n]
  for (const index of sequence.keys()) {
    const miss = missOf(polynomial, sequence, index)
    const corrected = minus(polynomial, previous, { factor: product(miss, inverse(lastMiss)), shift })
    const isLonger = miss !== 0n && 2 * length <= index
    if (isLonger) [length, previous, lastMiss, shift] = [index + 1 - length, polynomial, miss, 0]
    polynomial = corrected
    shift += 1
  }
  return { polynomial, length }
}

/** How far the recurrence is from what the sequence has at this index; 0 where it fits. */
const missOf = (polynomial: Polynomial, sequence: readonly bigint[], index: number): bigint =>
  reduced(polynomial.reduce((sum, coefficient, back) => sum + product(coefficient, sequence[index - back] ?? 0n), 0n))

/** left − factor · x^shift · right */
function minus(left: Polynomial, right: Polynomial, { factor, shift }: { factor: bigint; shift: number }): Polynomial {
  const size = Math.max(left.length, right.length + shift)
  return Array.from({ length: size }, (_, index) => reduced((left[index] ?? 0n) - product(factor, right[index - shift] ?? 0n)))
}

/** Whether this element is one of the ratios. */
export function isRatio(ratio: bigint, { polynomial, length }: { polynomial: Polynomial; length: number }): boolean {
  const reversed = Array.from({ length: length + 1 }, (_, index) => polynomial[index] ?? 0n)
  return reversed.reduce((value, coefficient) => reduced(product(value, ratio) + coefficient), 0n) === 0n
}
