import { sizeOfMap } from '../values/access.ts'
import { negate, add, divide, modulo, multiply, subtract } from '../values/arithmetic.ts'
import { celKind, isError, noOverload, typeValue, type CelValue, type TypeValue } from '../values/cel-value.ts'
import { compare, type Order } from '../values/compare.ts'
import { isEqual } from '../values/equal.ts'
import { compilePattern } from '../../re2.ts'
import { errorOf } from '../values/cel-value.ts'
import { isIn } from '../values/membership.ts'
import { binary, unary, type Library, type Overload } from './overload.ts'

const ordered = (name: string, holds: (order: Order) => boolean): Overload =>
  binary(name, ['any', 'any'], (left, right) => {
    const order = compare(left, right)
    return typeof order === 'number' ? holds(order) : order
  })

export const codePoints = (text: string): number => {
  let count = 0
  for (const character of text) count += character === '' ? 0 : 1
  return count
}

const sizes = (name: string): readonly Overload[] => [
  unary(name, 'string', (text) => BigInt(codePoints(text))),
  unary(name, 'bytes', (bytes) => BigInt(bytes.length)),
  unary(name, 'list', (list) => BigInt(list.items.length)),
  unary(name, 'map', (map) => BigInt(sizeOfMap(map))),
]

const matches = (text: string, source: string): CelValue => compilePattern(source)?.test(text) ?? errorOf('error parsing regexp')

/** Operators, size, type, and what text can always do. */
export const core: Library = {
  since: 0,
  overloads: [
    binary('_+_', ['any', 'any'], add),
    binary('_-_', ['any', 'any'], subtract),
    binary('_*_', ['any', 'any'], multiply),
    binary('_/_', ['any', 'any'], divide),
    binary('_%_', ['any', 'any'], modulo),
    unary('-_', 'any', negate),
    unary('!_', 'bool', (value) => !value),
    binary('_==_', ['any', 'any'], isEqual),
    binary('_!=_', ['any', 'any'], (left, right) => not(isEqual(left, right))),
    ordered('_<_', (order) => order < 0),
    ordered('_<=_', (order) => order <= 0),
    ordered('_>_', (order) => order > 0),
    ordered('_>=_', (order) => order >= 0),
    binary('@in', ['any', 'any'], isIn),
    ...sizes('size'),
    ...sizes('.size'),
    unary('type', 'any', typeOf),
    unary('dyn', 'any', (value) => value),
    binary('.startsWith', ['string', 'string'], (text, prefix) => text.startsWith(prefix)),
    binary('.endsWith', ['string', 'string'], (text, suffix) => text.endsWith(suffix)),
    binary('.contains', ['string', 'string'], (text, part) => text.includes(part)),
    binary('.matches', ['string', 'string'], matches),
    binary('matches', ['string', 'string'], matches),
  ],
}

const not = (value: CelValue): CelValue => (typeof value === 'boolean' ? !value : value)

const typeNames: Partial<Record<ReturnType<typeof celKind>, string>> = {
  null: 'null_type',
  duration: 'google.protobuf.Duration',
  timestamp: 'google.protobuf.Timestamp',
  optional: 'optional_type',
  url: 'kubernetes.URL',
  ip: 'net.IP',
  cidr: 'net.CIDR',
  quantity: 'kubernetes.Quantity',
  semver: 'kubernetes.Semver',
  format: 'kubernetes.NamedFormat',
}

function typeOf(value: CelValue): TypeValue | CelValue {
  if (isError(value)) return value
  const kind = celKind(value)
  return kind === 'preserved' ? noOverload : typeValue(typeNames[kind] ?? kind)
}

/** The types that an expression can name. */
export const typeIdentifiers: ReadonlyMap<string, TypeValue> = new Map(
  ['bool', 'bytes', 'double', 'int', 'list', 'map', 'string', 'type', 'uint', ...Object.values(typeNames)].map((name) => [name, typeValue(name)]),
)
