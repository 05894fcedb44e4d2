import {
  celKind,
  type CelMap,
  type CelObject,
  type CelValue,
  type Duration,
  type List,
  type Opaque,
  type Optional,
  type Timestamp,
  type TypeValue,
  type Uint,
} from '../values/cel-value.ts'

/** What the parameters of functions can be, by name. */
interface Types {
  int: bigint
  uint: Uint
  double: number
  string: string
  bool: boolean
  bytes: Uint8Array
  list: List
  map: CelMap | CelObject
  type: TypeValue
  optional: Optional
  duration: Duration
  timestamp: Timestamp
  url: Extract<Opaque, { kind: 'url' }>
  ip: Extract<Opaque, { kind: 'ip' }>
  cidr: Extract<Opaque, { kind: 'cidr' }>
  quantity: Extract<Opaque, { kind: 'quantity' }>
  semver: Extract<Opaque, { kind: 'semver' }>
  format: Extract<Opaque, { kind: 'format' }>
  any: CelValue
}
export type Parameter = keyof Types

const is =
  <P extends Parameter>(parameter: P) =>
  (value: CelValue | undefined): value is Types[P] =>
    value !== undefined && (parameter === 'any' || celKind(value) === parameter)

/** What of an evaluation a function may use. */
export interface Context {
  /** Pays for work that grows with the arguments. Throws when the rule has spent what the server allows. */
  readonly spend: (cost: number) => void
}

/** One way to call a function; a method has its receiver as first argument. */
export interface Overload {
  readonly name: string
  readonly isMethod: boolean
  /** Undefined where the arguments are not of its types. */
  readonly call: (args: readonly CelValue[], context: Context) => CelValue | undefined
}

/** Overloads that came with one version: N of Kubernetes 1.N. */
export interface Library {
  readonly since: number
  readonly overloads: readonly Overload[]
}

const named = (name: string): Pick<Overload, 'name' | 'isMethod'> => ({ name: name.replace(/^\./, ''), isMethod: name.startsWith('.') })

/** A name that starts with a point is that of a method. */
export const nullary = (name: string, call: () => CelValue): Overload => ({ ...named(name), call: (args) => (args.length === 0 ? call() : undefined) })

export function unary<A extends Parameter>(name: string, first: A, call: (a: Types[A], context: Context) => CelValue): Overload {
  const isFirst = is(first)
  return { ...named(name), call: ([a, ...more], context) => (isFirst(a) && more.length === 0 ? call(a, context) : undefined) }
}

export function binary<A extends Parameter, B extends Parameter>(
  name: string,
  [first, second]: readonly [A, B],
  call: (a: Types[A], b: Types[B], context: Context) => CelValue,
): Overload {
  const [isFirst, isSecond] = [is(first), is(second)]
  return { ...named(name), call: ([a, b, ...more], context) => (isFirst(a) && isSecond(b) && more.length === 0 ? call(a, b, context) : undefined) }
}

export function ternary<A extends Parameter, B extends Parameter, C extends Parameter>(
  name: string,
  [first, second, third]: readonly [A, B, C],
  call: (args: { readonly a: Types[A]; readonly b: Types[B]; readonly c: Types[C] }, context: Context) => CelValue,
): Overload {
  const [isFirst, isSecond, isThird] = [is(first), is(second), is(third)]
  return {
    ...named(name),
    call: ([a, b, c, ...more], context) => (isFirst(a) && isSecond(b) && isThird(c) && more.length === 0 ? call({ a, b, c }, context) : undefined),
  }
}
