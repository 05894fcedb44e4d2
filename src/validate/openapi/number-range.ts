import { plainDouble } from '../go-double.ts'
import { isInt64, type Double, type Int } from '../numbers.ts'

const largestFloat32 = 3.4028234663852886e38
/** What rounds to the largest float32 still counts as one. */
const float32Limit = largestFloat32 + 2 ** 103

/** Whether a number, or a bound of the schema, fits what `type` and `format` can hold. */
export function isInRange(number: Int | Double, { type, format }: { type: string; format: string }): boolean {
  if (type === 'number') return format !== 'float' || Math.abs(Number(number.value)) < float32Limit
  if (type !== 'integer') return true
  if (number.kind === 'double' && !Number.isInteger(number.value)) return false
  // Go looks at the shortest digits that mean the double, which for -2^63 are beyond it.
  const whole = number.kind === 'int' ? number.value : BigInt(plainDouble(number.value))
  return format === 'int32' ? BigInt.asIntN(32, whole) === whole : isInt64(whole)
}
