import type { CelValue } from './cel-value.ts'

/** What identifies a key of a map: 1, 1u and 1.0 are one key. Undefined for what can be no key. */
export function keyText(key: CelValue): string | undefined {
  if (typeof key === 'string') return `s${key}`
  if (typeof key === 'boolean') return `b${key}`
  if (typeof key === 'bigint') return `n${key}`
  if (typeof key === 'number') return Number.isInteger(key) ? `n${BigInt(key)}` : undefined
  return typeof key === 'object' && key !== null && 'kind' in key && key.kind === 'uint' ? `n${key.value}` : undefined
}
