import { isList, isObject, type Json } from '../../model/json.ts'

/** How a keyword limits a value: how large it counts, and on which side it ends. */
export type Limit = {
  readonly keyword: string
  readonly side: 'least' | 'most'
  /** The type of values that the limit applies to; others pass it whatever they are. */
  readonly type: 'string' | 'array' | 'object'
  /** What is counted, for a sentence: "character". */
  readonly unit: string
  /** What a value counts; undefined where the limit does not apply to it. */
  readonly sizeOf: (value: Json) => number | bigint | undefined
}

const textLength = (value: Json): number | undefined => (typeof value === 'string' ? Array.from(value).length : undefined)
const listLength = (value: Json): number | undefined => (isList(value) ? value.length : undefined)
const keyCount = (value: Json): number | undefined => (isObject(value) ? Object.keys(value).length : undefined)

export const lengthLimits: readonly Limit[] = [
  { keyword: 'minLength', side: 'least', type: 'string', unit: 'character', sizeOf: textLength },
  { keyword: 'maxLength', side: 'most', type: 'string', unit: 'character', sizeOf: textLength },
]

export const countLimits: readonly Limit[] = [
  { keyword: 'minItems', side: 'least', type: 'array', unit: 'item', sizeOf: listLength },
  { keyword: 'maxItems', side: 'most', type: 'array', unit: 'item', sizeOf: listLength },
  { keyword: 'minProperties', side: 'least', type: 'object', unit: 'key', sizeOf: keyCount },
  { keyword: 'maxProperties', side: 'most', type: 'object', unit: 'key', sizeOf: keyCount },
]

export const isBeyond = (size: number | bigint, limit: number | bigint, side: Limit['side']): boolean => (side === 'least' ? size < limit : size > limit)
