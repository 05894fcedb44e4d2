import { isWholeEnough, truncated, type Double, type Int } from '../numbers.ts'

/** `multipleOf` as the server computes it: for integers the factor is cut to one, and a factor that is not positive refuses everything. */
export function isMultiple(number: Int | Double, factor: number): boolean {
  if (number.kind === 'int') {
    const whole = truncated(factor)
    return whole > 0n && number.value % whole === 0n
  }
  if (factor <= 0) return false
  return isWholeEnough(factor < 1 ? (1 / factor) * number.value : number.value / factor)
}
