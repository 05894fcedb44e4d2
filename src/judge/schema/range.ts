import type { JsonObject } from '../../model/json.ts'
import { typesOf } from './types.ts'

/** One end of a range of numbers. */
export type Bound = { readonly side: Side; readonly value: number | bigint; readonly isExclusive: boolean }

export const sides = ['least', 'most'] as const
export type Side = (typeof sides)[number]

const keywords = {
  least: { value: 'minimum', exclusive: 'exclusiveMinimum', signs: ['≥', '>'] },
  most: { value: 'maximum', exclusive: 'exclusiveMaximum', signs: ['≤', '<'] },
} as const

/** The end of a node's range; exclusiveMinimum and exclusiveMaximum are flags in Kubernetes. */
export function boundOf(schema: JsonObject, side: Side): Bound | undefined {
  const value = schema[keywords[side].value]
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined
  const bound = { side, value, isExclusive: schema[keywords[side].exclusive] === true }
  const types = typesOf(schema)
  return types.length === 1 && types[0] === 'integer' ? inclusive(bound) : bound
}

/** Whether the new end refuses numbers that the old one takes. */
export function isTighter(before: Bound | undefined, after: Bound): boolean {
  if (before === undefined) return true
  if (before.value === after.value) return after.isExclusive && !before.isExclusive
  return after.side === 'least' ? after.value > before.value : after.value < before.value
}

export function isInside(value: number | bigint, { side, value: end, isExclusive }: Bound): boolean {
  if (value === end) return !isExclusive
  return side === 'least' ? value > end : value < end
}

/** "≥ 1", "< 10". */
export const sayBound = ({ side, value, isExclusive }: Bound): string => `${keywords[side].signs[isExclusive ? 1 : 0]} ${value}`

// Among integers, "above 0" and "at least 1" are the same.
function inclusive(bound: Bound): Bound {
  if (!bound.isExclusive || typeof bound.value !== 'number' || !Number.isSafeInteger(bound.value)) return bound
  return { ...bound, value: bound.value + (bound.side === 'least' ? 1 : -1), isExclusive: false }
}
