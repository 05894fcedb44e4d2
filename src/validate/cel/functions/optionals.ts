import { sizeOfMap } from '../values/access.ts'
import { celKind, errorOf, isError, optionalOf, type CelValue } from '../values/cel-value.ts'
import { numericOf } from '../values/compare.ts'
import { binary, nullary, unary, type Library } from './overload.ts'

/** Lists and maps of the resource are never taken for zero: the server's own types do not say when they are. */
function isZero(value: CelValue): boolean {
  if (value === null || value === '' || value === false) return true
  const number = numericOf(value)
  if (number !== undefined) return Number(number) === 0
  if (typeof value !== 'object') return false
  if (value instanceof Uint8Array) return value.length === 0
  if (value.kind === 'list') return value.origin === undefined && value.items.length === 0
  if (value.kind === 'map') return sizeOfMap(value) === 0
  return value.kind === 'duration' && value.nanos === 0n
}

const ofNonZero = (value: CelValue): CelValue => (isError(value) ? value : optionalOf(isZero(value) ? undefined : value))

export const optionals: Library = {
  since: 28,
  overloads: [
    unary('optional.of', 'any', optionalOf),
    unary('optional.ofNonZeroValue', 'any', ofNonZero),
    nullary('optional.none', () => optionalOf(undefined)),
    unary('.hasValue', 'optional', ({ value }) => value !== undefined),
    unary('.value', 'optional', ({ value }) => value ?? (value === null ? null : errorOf('optional.none() dereference'))),
    binary('.or', ['optional', 'optional'], (left, right) => (left.value === undefined ? right : left)),
    binary('.orValue', ['optional', 'any'], ({ value }, other) => (value === undefined ? other : value)),
    unary('.first', 'list', ({ items }) => optionalOf(items[0])),
    unary('.last', 'list', ({ items }) => optionalOf(items.at(-1))),
    unary('optional.unwrap', 'list', ({ items }) => unwrap(items)),
    unary('.unwrapOpt', 'list', ({ items }) => unwrap(items)),
  ],
}

function unwrap(items: readonly CelValue[]): CelValue {
  const values = items.map((item) => (typeof item === 'object' && item !== null && 'kind' in item && item.kind === 'optional' ? [item.value] : undefined))
  if (values.includes(undefined)) return errorOf(`value is not an optional: ${items.map(celKind).join(', ')}`)
  return { kind: 'list', origin: undefined, items: values.flatMap((found) => found ?? []).filter((value) => value !== undefined) }
}
