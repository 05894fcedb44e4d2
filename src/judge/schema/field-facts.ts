import { isList, type Json } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import { conditionOf, oppositeOf } from '../formula/cel-atom.ts'
import type { Condition, Formula } from '../formula/formula.ts'
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

/** Of what is asked of one value, which fails only where there is none: "self.a == 'x'", "self.a.matches('x')", "size(self.a) > 1". */
export function valueFacts(pair: NodePair, text: string): readonly Formula[] | undefined {
  const condition = conditionOf(text)
  const keys = condition && keysOf(condition.place)
  const field = keys && fieldAt(pair, keys)
  if (condition === undefined || keys === undefined || field === undefined || !isAnswerable(field, condition)) return undefined
  const there = isThere(pair, keys)
  const [some, all] = overlap(field, condition)
  return [...answered(text, there), anyOf(not(isTrue(text)), there), ...(some ? [] : [not(isTrue(text))]), ...(all ? [anyOf(not(there), isTrue(text))] : [])]
}

/** The keys that lead to a value, or to what is measured. */
const keysOf = (place: string): readonly string[] | undefined => /^(?:size\()?self((?:\.\w+)*?)(?:\)|\.size\(\))?$/.exec(place)?.[1]?.split('.').slice(1)

/** Types mixed, null, and a measure of what has none may fail, or are simply unequal: of those nothing is certain. */
function isAnswerable({ before, after }: Field, { place, keyword, value }: Condition): boolean {
  const types = [before ?? after, after].flatMap((schema) => (schema['nullable'] === true ? [] : [typesOf(schema)]))
  const fits = (one: readonly string[]): boolean =>
    place.includes('size(') ? one.every((type) => measured.includes(type)) : valuesIn(keyword, value).every((item) => isOfTypes(item, one))
  return types.length === 2 && types.every((one) => one.length === 1 && fits(one))
}

const measured = ['string', 'array', 'object']

const valuesIn = (keyword: string, value: Json): readonly Json[] => (keyword === 'enum' && isList(value) ? value : [value])

/** Whether any, and whether every, value that a field may have is one of these. */
function overlap({ before, filled }: Field, { keyword, value }: Condition): readonly [some: boolean, all: boolean] {
  const possible = before && possibleValues(before)
  if (possible === undefined || keyword !== 'enum') return [true, false]
  const isAmong = (one: Json): boolean => valuesIn(keyword, value).some((other) => isEqual(one, other))
  return [[...possible, ...filled].some(isAmong), [...possible, ...filled].every(isAmong)]
}

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
