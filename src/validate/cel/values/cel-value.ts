import type { Node } from '../../node.ts'
import type { Value, ValueMap } from '../../value.ts'
import type { IpBytes } from '../../formats/ip-address.ts'
import type { Url } from '../../formats/uri.ts'

/** What an expression can be. An int is a bigint, a double a number. */
export type CelValue = bigint | number | string | boolean | null | Uint8Array | Tagged | CelError

export type Tagged = Uint | Duration | Timestamp | List | CelMap | CelObject | TypeValue | Optional | Opaque | Preserved

export interface Uint {
  readonly kind: 'uint'
  readonly value: bigint
}
export interface Duration {
  readonly kind: 'duration'
  readonly nanos: bigint
}
/** Nanoseconds since 1970. */
export interface Timestamp {
  readonly kind: 'timestamp'
  readonly nanos: bigint
}
export interface List {
  readonly kind: 'list'
  readonly items: readonly CelValue[]
  /** Where the list came from, which decides how it compares and grows. */
  readonly origin: Origin | undefined
}
export interface Origin {
  readonly node: Node
  readonly raw: readonly Value[]
}
/** A map that an expression made. Keys are ordered as they were put in. */
export interface CelMap {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, Entry>
}
export interface Entry {
  readonly key: CelValue
  readonly value: CelValue
}
/** An object of the resource, with the schema that types it. */
export interface CelObject {
  readonly kind: 'object'
  readonly raw: ValueMap
  readonly node: Node
}
export interface TypeValue {
  readonly kind: 'type'
  readonly name: string
}
export interface Optional {
  readonly kind: 'optional'
  readonly value: CelValue | undefined
}
/** Values of Kubernetes' own libraries. */
export type Opaque =
  | { readonly kind: 'url'; readonly url: Url }
  | { readonly kind: 'ip'; readonly address: IpBytes }
  | { readonly kind: 'cidr'; readonly address: IpBytes; readonly bits: number }
  | { readonly kind: 'quantity'; readonly quantity: QuantityValue }
  | { readonly kind: 'semver'; readonly version: Semver }
  | { readonly kind: 'format'; readonly name: string }
export interface Semver {
  readonly numbers: readonly [bigint, bigint, bigint]
  readonly prerelease: readonly (bigint | string)[]
}
/** An exact decimal: `value` × 10^`scale`. */
export interface QuantityValue {
  readonly value: bigint
  readonly scale: number
  /** Whether the server holds it as a big decimal, which it never takes for an integer. */
  readonly isBig: boolean
  readonly isSum: boolean
}

/** What a schema without a type keeps: it can be compared and nothing else. */
export interface Preserved {
  readonly kind: 'preserved'
  readonly raw: Value
}
/** An error is a value: `||`, `&&`, all and exists can make up for it. */
export interface CelError {
  readonly kind: 'error'
  readonly message: string
  /** Whether only we do not know it: the server may have a value there. */
  readonly isUnknown?: true
}

/** What the server knows and nobody here: it spreads as an error does, and wins over one. */
export const unknownOf = (what: string): CelError => ({ kind: 'error', message: what, isUnknown: true })

export const errorOf = (message: string): CelError => ({ kind: 'error', message })
export const noOverload: CelError = errorOf('no such overload')

export const isError = (value: CelValue): value is CelError => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'error'

/** Of two that are no answer the one that says more: with an unknown beside an error, the answer could still be had. */
export function lackOf(first: CelValue, second: CelValue): CelError {
  const errors = [first, second].filter(isError)
  return errors.find(({ isUnknown }) => isUnknown === true) ?? errors[0] ?? noOverload
}

export const intOf = (value: bigint): CelValue => (BigInt.asIntN(64, value) === value ? value : errorOf('integer overflow'))
export const uintOf = (value: bigint): Uint | CelError => (BigInt.asUintN(64, value) === value ? { kind: 'uint', value } : errorOf('unsigned integer overflow'))
export const durationOf = (nanos: bigint): CelValue => (BigInt.asIntN(64, nanos) === nanos ? { kind: 'duration', nanos } : errorOf('duration overflow'))
export const listOf = (items: readonly CelValue[]): List => ({ kind: 'list', items, origin: undefined })
export const optionalOf = (value: CelValue | undefined): Optional => ({ kind: 'optional', value })
export const typeValue = (name: string): TypeValue => ({ kind: 'type', name })

const second = 1_000_000_000n
const [firstSecond, lastSecond] = [-62_135_596_800n, 253_402_300_799n]

/** Years 1 to 9999. */
export function timestampOf(nanos: bigint): CelValue {
  const seconds = nanos < 0n ? (nanos - second + 1n) / second : nanos / second
  return seconds < firstSecond || seconds > lastSecond ? errorOf('timestamp overflow') : { kind: 'timestamp', nanos }
}

export type CelKind = 'int' | 'double' | 'string' | 'bool' | 'null' | 'bytes' | 'map' | Exclude<Tagged['kind'], 'object'> | 'error'

/** What decides which overload of a function takes a value: an object is a map. */
export function celKind(value: CelValue): CelKind {
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'number') return 'double'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (value === null) return 'null'
  if (value instanceof Uint8Array) return 'bytes'
  return value.kind === 'object' ? 'map' : value.kind
}
