import { isList, type Json } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import { conditionOf, oppositeOf } from './cel-atom.ts'
import type { Formula } from './formula.ts'
import type { NodePair } from './node-pair.ts'
import { possibleValues } from './possible-values.ts'
import { type Field, fieldAt } from './presence.ts'
import { isOfTypes, typesOf } from './types.ts'

/** Of "has(self.a.b)", which fails only where there is no a. */
export function presenceFacts(pair: NodePair, text: string): readonly Formula[] | undefined {
  const keys = /^has\(self\.(\w+(?:\.\w+)*)\)$/.exec(text)?.[1]?.split('.')
  const field = keys && fieldAt(pair, keys)
  if (keys === undefined || field === undefined) return undefined
  const certain = { always: [isTrue(text)], never: [not(isTrue(text))], sometimes: [] }[field.presence]
  return [...answered(text, isThere(pair, keys.slice(0, -1))), ...certain]
}

/** Of "self.a == 'x'" and "self.a in ['x', 'y']", which fail only where there is no a. */
export function valueFacts(pair: NodePair, text: string): readonly Formula[] | undefined {
  const { place, keyword, value } = conditionOf(text) ?? {}
  if (place === undefined || keyword !== 'enum' || !isList(value)) return undefined
  const keys = place.split('.').slice(1)
  const field = fieldAt(pair, keys)
  if (field === undefined || !isScalar(field, value)) return undefined
  const there = isThere(pair, keys)
  const [some, all] = overlap(field, value)
  return [...answered(text, there), anyOf(not(isTrue(text)), there), ...(some ? [] : [not(isTrue(text))]), ...(all ? [anyOf(not(there), isTrue(text))] : [])]
}

/** Whether any, and whether every, value that a field may have is one of these. */
function overlap({ before, filled }: Field, values: readonly Json[]): readonly [some: boolean, all: boolean] {
  const possible = before && possibleValues(before)
  if (possible === undefined) return [true, false]
  const isAmong = (value: Json): boolean => values.some((one) => isEqual(one, value))
  return [[...possible, ...filled].some(isAmong), [...possible, ...filled].every(isAmong)]
}

/** No text equals a number, and null is neither: where types are mixed nothing is certain. */
const isScalar = ({ before, after }: Field, values: readonly Json[]): boolean =>
  [before ?? after, after].every(
    (schema) => schema['nullable'] !== true && typesOf(schema).length === 1 && values.every((value) => isOfTypes(value, typesOf(schema))),
  )

/** That objects hold what a path of keys leads to. */
export function isThere(pair: NodePair, keys: readonly string[]): Formula {
  if (keys.length === 0 || fieldAt(pair, keys)?.presence === 'always') return { kind: 'known', isTrue: true }
  return isTrue(`has(self.${keys.join('.')})`)
}

/** A condition is never both true and false, and one of them where it does not fail. */
const answered = (text: string, unless: Formula): readonly Formula[] => [
  not({ kind: 'all', of: [isTrue(text), isFalse(text)] }),
  anyOf(not(unless), isTrue(text), isFalse(text)),
]

export const isTrue = (text: string): Formula => ({ kind: 'atom', name: text })
const isFalse = (text: string): Formula => ({ kind: 'atom', name: oppositeOf(text) })
export const not = (of: Formula): Formula => ({ kind: 'not', of })
export const anyOf = (...of: readonly Formula[]): Formula => ({ kind: 'any', of })
