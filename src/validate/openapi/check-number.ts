import { causeAt, causeWithoutField, type Cause } from '../cause.ts'
import type { Limits, Node } from '../node.ts'
import { numberOf, truncated, type Double, type Int } from '../numbers.ts'
import type { Check } from './check.ts'
import { isMultiple } from './is-multiple.ts'
import { isInRange } from './number-range.ts'

/** What a number is held to: its bounds, its factor, and the range of its format. */
export function checkNumber(node: Node, format: string): Check {
  const range = node.intOrString ? { type: '', format: '' } : { type: node.type, format }
  const bounds = boundsOf(node.limits)
  return (value, { path }, report) => {
    const number = numberOf(value)
    if (number === undefined) return 0
    if (!isInRange(number, range)) report(causeWithoutField(path, { keyword: 'format', message: `is out of the range of ${range.format || range.type}` }))
    for (const bound of bounds) {
      const isNative = isInRange({ kind: 'double', value: bound.limit }, range)
      if (!isNative) report(causeWithoutField(path, { keyword: bound.keyword, message: `the schema's ${bound.keyword} is no ${range.format || range.type}` }))
      if (!bound.holds(isNative ? number : { kind: 'double', value: Number(number.value) })) report(tooFar(path, bound))
    }
    return 2
  }
}

interface Bound {
  readonly keyword: string
  readonly limit: number
  readonly holds: (number: Int | Double) => boolean
}

const tooFar = (path: string, { keyword, limit }: Bound): Cause =>
  causeAt(path, { reason: 'Invalid', keyword, message: `is not what ${keyword} ${limit} allows` })

/** An integer is compared as int64, so that a bound of 1.5 is cut to 1; a double as double. */
function boundsOf(limits: Limits): readonly Bound[] {
  const { multipleOf, maximum, minimum } = limits
  return [
    ...(multipleOf === undefined ? [] : [{ keyword: 'multipleOf', limit: multipleOf, holds: (number: Int | Double) => isMultiple(number, multipleOf) }]),
    ...(maximum === undefined ? [] : [{ keyword: 'maximum', limit: maximum, holds: below(maximum, limits.exclusiveMaximum) }]),
    ...(minimum === undefined ? [] : [{ keyword: 'minimum', limit: minimum, holds: above(minimum, limits.exclusiveMinimum) }]),
  ]
}

function below(limit: number, isExclusive: boolean): Bound['holds'] {
  const whole = truncated(limit)
  if (isExclusive) return (number) => (number.kind === 'int' ? number.value < whole : number.value < limit)
  return (number) => (number.kind === 'int' ? number.value <= whole : number.value <= limit)
}

function above(limit: number, isExclusive: boolean): Bound['holds'] {
  const whole = truncated(limit)
  if (isExclusive) return (number) => (number.kind === 'int' ? number.value > whole : number.value > limit)
  return (number) => (number.kind === 'int' ? number.value >= whole : number.value >= limit)
}
