import { isList, isObject, fromJsonText, type Json } from '../../model/json.ts'
import { celConstant } from './cel-constant.ts'
import type { Condition, Formula } from './formula.ts'

/** What a name says that is "not true" of something because it is false, and not because it fails. */
export const oppositeOf = (text: string): string => `!(${text})`

/** A condition in the words of CEL, that it is true or that it is false. What is understood of it tells the name to whoever compares conditions. */
export function celAtom(text: string, isTrue: boolean): Formula {
  const constant = celConstant(text)
  if (constant !== undefined) return { kind: 'known', isTrue: constant === isTrue }
  if (!isTrue) return { kind: 'atom', name: oppositeOf(text) }
  const condition = conditionOf(text)
  return condition === undefined ? { kind: 'atom', name: text } : { kind: 'atom', name: text, condition }
}

/** What a condition asks of one place, where it is that simple: a bound, a pattern, or one of some values. */
export const conditionOf = (text: string): Condition | undefined => boundOf(text) ?? patternOf(text) ?? choiceOf(text)

function boundOf(text: string): Condition | undefined {
  const [, place, sign, bound] = /^([^<>=!]+)(>=|<=|>|<)(-?\d{1,15})$/.exec(text) ?? []
  return place === undefined || sign === undefined ? undefined : { place, keyword: sign, value: Number(bound) }
}

function patternOf(text: string): Condition | undefined {
  const [, place, pattern] = /^(self[\w.]*)\.matches\((".*")\)$/s.exec(text) ?? /^matches\((self[\w.]*),(".*")\)$/s.exec(text) ?? []
  const [value] = scalarsOf(pattern ?? '') ?? []
  return place === undefined || value === undefined ? undefined : { place, keyword: 'pattern', value }
}

function choiceOf(text: string): Condition | undefined {
  const [, place, equal, among] = /^(self[\w.]*)(?:==(.+)| ?in ?\[(.+)\])$/.exec(text) ?? []
  const values = scalarsOf(equal ?? among ?? '')
  return place === undefined || values === undefined ? undefined : { place, keyword: 'enum', value: values }
}

/** Texts, numbers and truths as JSON writes them too, separated by commas; undefined for anything else. */
function scalarsOf(text: string): readonly Json[] | undefined {
  try {
    const values = fromJsonText(`[${text}]`)
    return isList(values) && values.length > 0 && values.every((value) => !isList(value) && !isObject(value) && value !== null) ? values : undefined
  } catch {
    // Whatever CEL has beside such literals.
    return undefined
  }
}
