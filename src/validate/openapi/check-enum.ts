import { causeAt } from '../cause.ts'
import { numberOf, truncated } from '../numbers.ts'
import { isDeepEqual, type Value } from '../value.ts'
import type { Check } from './check.ts'

/** `enum`. The value is converted to the type of each choice before they are compared, as Go does it: 2.5 is the choice 2. */
export const checkEnum =
  (choices: readonly Value[]): Check =>
  (value, { path }, report) => {
    if (choices.length === 0 || choices.some((choice) => isChoice(value, choice))) return 0
    report(causeAt(path, { reason: 'NotSupported', keyword: 'enum', message: 'is none of the supported values' }))
    return 0
  }

function isChoice(value: Value, choice: Value): boolean {
  // The server never matches null, even where it is a choice.
  if (choice === null || value === null) return false
  const [number, wanted] = [numberOf(value), numberOf(choice)]
  if (number === undefined) return isDeepEqual(value, choice)
  if (wanted?.kind === 'int') return (number.kind === 'int' ? number.value : truncated(number.value)) === wanted.value
  if (wanted?.kind === 'double') return Number(number.value) === wanted.value
  return number.kind === 'int' && typeof choice === 'string' && characterOf(number.value) === choice
}

/** Go's `string(65)` is "A". */
const characterOf = (code: bigint): string =>
  code >= 0n && code <= 0x10ffffn && (code < 0xd800n || code > 0xdfffn) ? String.fromCodePoint(Number(code)) : '\ufffd'
