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
  return snap({ side, value, isExclusive: schema[keywords[side].exclusive] === true }, stepOf(schema))
}

/** The same end as the API server holds whole numbers against it, in a node that takes fractions too: cut to a whole number first. */
export function wholeBoundOf(schema: JsonObject, side: Side): Bound | undefined {
  const bound = boundOf(schema, side)
  if (bound === undefined || typeof bound.value === 'bigint') return bound
  return snap({ ...bound, value: Math.trunc(bound.value) + 0 }, 1)
}

/** An end that no integer passes: the API server compares it as an integer of 64 bits, and cannot. */
export function isUnusable(schema: JsonObject, side: Side): boolean {
  const value = schema[keywords[side].value]
  if (typeof value !== 'number' && typeof value !== 'bigint') return false
  return !Number.isInteger(Number(value)) || Number(value) >= 2 ** 63 || Number(value) < -(2 ** 63)
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

/** How far apart the values of a node are, where they are whole numbers. */
function stepOf(schema: JsonObject): number | undefined {
  const [types, multiple] = [typesOf(schema), schema['multipleOf']]
  if (typeof multiple === 'number' && Number.isSafeInteger(multiple) && multiple > 0) return multiple
  return types.length === 1 && types[0] === 'integer' ? 1 : undefined
}

// Among integers, "above 0" and "at least 1" are the same; among multiples of 5, "at least 1" and "at least 5".
function snap(bound: Bound, step: number | undefined): Bound {
  const { side, value, isExclusive } = bound
  if (step === undefined || typeof value !== 'number' || !Number.isSafeInteger(Math.trunc(value))) return bound
  const inward = side === 'least' ? 1 : -1
  const nearest = (side === 'least' ? Math.ceil(value / step) : Math.floor(value / step)) * step
  return { side, value: isExclusive && nearest === value ? nearest + inward * step : nearest, isExclusive: false }
}
