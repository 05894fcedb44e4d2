import type { Node } from '../../node.ts'
import { isMap, scalarText, WholeDouble, type Value } from '../../value.ts'
import type { CelValue } from './cel-value.ts'
import { escapeName } from './identifiers.ts'
import { numericOf } from './compare.ts'

/** What identifies an item of a set: its value as it stands in the object, or as the expression made it. */
export function setKey(item: CelValue, raw: Value | undefined): string | undefined {
  if (raw !== undefined) return scalarText(raw)
  const native = nativeOf(item)
  return native === undefined ? undefined : scalarText(native)
}

/** A scalar that an expression made, as it would stand in an object; undefined for what is no scalar. */
export function nativeOf(item: CelValue): Value | undefined {
  if (typeof item === 'string' || typeof item === 'boolean' || item === null) return item
  if (typeof item === 'number') return Number.isSafeInteger(item) ? new WholeDouble(item) : item
  const number = numericOf(item)
  return typeof number === 'bigint' ? plainOf(number) : undefined
}

const plainOf = (number: bigint): Value => (BigInt(Number(number)) === number && Number.isSafeInteger(Number(number)) ? Number(number) : number)

/** What identifies an item of a list-map. The server looks keys up by their escaped names, and so finds none of those that need escaping. */
export function mapListKey(item: Value, node: Node): string {
  if (!isMap(item)) return 'no object'
  return node.listKeys.map((key) => scalarText(item[escapeName(key) ?? key] ?? null) ?? '').join('\0')
}
