import type { Semver } from './cel-value.ts'
import { compareTexts, type Order } from './compare.ts'

const number = '0|[1-9][0-9]*'
const shape = new RegExp(`^(${number})\\.(${number})\\.(${number})(?:-([^+]*))?(?:\\+(.*))?$`, 's')
const largest = 2n ** 64n - 1n

/** A version as blang/semver reads it: three numbers, no `v`, no leading zeros. */
export function parseSemver(text: string): Semver | undefined {
  const found = shape.exec(text)
  if (found === null) return undefined
  const [, major = '', minor = '', patch = '', prerelease, build] = found
  const numbers = [BigInt(major), BigInt(minor), BigInt(patch)] as const
  const parts = prerelease === undefined ? [] : prerelease.split('.').map(partOf)
  const builds = build === undefined ? [] : build.split('.')
  const isFine = numbers.every((value) => value <= largest) && !parts.includes(undefined) && builds.every((part) => /^[0-9A-Za-z-]+$/.test(part))
  return isFine ? { numbers, prerelease: parts.filter((part) => part !== undefined) } : undefined
}

function partOf(part: string): bigint | string | undefined {
  if (/^[0-9]+$/.test(part)) return part.length > 1 && part.startsWith('0') ? undefined : BigInt(part)
  return /^[0-9A-Za-z-]+$/.test(part) ? part : undefined
}

/** `semver(text, true)`: a leading v, leading zeros and missing numbers are mended. */
export function normaliseSemver(text: string): string {
  const [major = '', minor, ...rest] = text.replace(/^v/, '').split('.')
  const parts = [major, ...(minor === undefined ? [] : [minor]), ...(rest.length === 0 ? [] : [rest.join('.')])].map(withoutZeros)
  // A short version with a suffix is refused, and stays as it is for that.
  if (parts.length < 3 && /[+-]/.test(parts.at(-1) ?? '')) return ''
  return [...parts, '0', '0'].slice(0, Math.max(3, parts.length)).join('.')
}

function withoutZeros(part: string): string {
  if (part.length <= 1) return part
  const stripped = part.replace(/^0+/, '')
  return /^[0-9]/.test(stripped) ? stripped : `0${stripped}`
}

export function compareSemver(left: Semver, right: Semver): Order {
  for (const [index, value] of left.numbers.entries()) {
    const other = right.numbers[index] ?? 0n
    if (value !== other) return value < other ? -1 : 1
  }
  // A version with a prerelease comes before the one without.
  if (left.prerelease.length === 0 || right.prerelease.length === 0) return orderOf(right.prerelease.length, left.prerelease.length, { isPresence: true })
  const differs = left.prerelease.findIndex((part, index) => part !== right.prerelease[index])
  if (differs < 0) return orderOf(left.prerelease.length, right.prerelease.length, { isPresence: false })
  return compareParts(left.prerelease[differs], right.prerelease[differs])
}

function orderOf(left: number, right: number, { isPresence }: { isPresence: boolean }): Order {
  const [first, second] = isPresence ? [Math.min(left, 1), Math.min(right, 1)] : [left, right]
  if (first === second) return 0
  return first < second ? -1 : 1
}

/** Numbers come before texts. */
function compareParts(left: bigint | string | undefined, right: bigint | string | undefined): Order {
  if (left === undefined || right === undefined) return left === undefined ? -1 : 1
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right)
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : 1
  return typeof left === 'bigint' ? -1 : 1
}
