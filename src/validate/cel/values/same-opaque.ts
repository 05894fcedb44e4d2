import { noOverload, type CelError, type CelValue, type Opaque, type Tagged } from './cel-value.ts'
import { compareQuantities } from './quantity.ts'
import { compareSemver } from './semver.ts'

type Plain = Exclude<Tagged, { kind: 'list' | 'map' | 'object' | 'preserved' | 'optional' }>

/** Equality of what is one thing: a time, a type, a URL. Kubernetes' own types cannot be compared with others. */
export function isSameOpaque(left: Plain, right: CelValue): boolean | CelError {
  if (typeof right !== 'object' || right === null || !('kind' in right) || right.kind !== left.kind) return isOwn(left) ? noOverload : false
  if (left.kind === 'uint' && right.kind === 'uint') return left.value === right.value
  if ('nanos' in left && 'nanos' in right) return left.nanos === right.nanos
  if (left.kind === 'type' && right.kind === 'type') return left.name === right.name
  if (left.kind === 'format' && right.kind === 'format') return left.name === right.name
  if (left.kind === 'url' && right.kind === 'url') return JSON.stringify(left.url) === JSON.stringify(right.url)
  if (left.kind === 'ip' && right.kind === 'ip') return String(left.address) === String(right.address)
  if (left.kind === 'cidr' && right.kind === 'cidr') return left.bits === right.bits && String(left.address) === String(right.address)
  if (left.kind === 'semver' && right.kind === 'semver') return compareSemver(left.version, right.version) === 0
  if (left.kind !== 'quantity' || right.kind !== 'quantity') return false
  // The server hands sums on by reference, and its comparison does not take one on the right.
  return right.quantity.isSum ? noOverload : compareQuantities(left.quantity, right.quantity) === 0
}

const isOwn = (value: Plain): value is Opaque => ['url', 'ip', 'cidr', 'quantity', 'semver', 'format'].includes(value.kind)
