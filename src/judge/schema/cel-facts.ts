import { atomsOf } from '../formula/atoms-of.ts'
import { celFormula } from '../formula/cel-formula.ts'
import { celCode } from '../formula/cel-text.ts'
import { isEmbedded, itemsOf } from './child-schema.ts'
import { anyOf, isThere, isTrue, not, presenceFacts, valueFacts } from './field-facts.ts'
import type { Formula } from '../formula/formula.ts'
import { implies } from '../formula/implies.ts'
import type { NodePair } from './node-pair.ts'
import { fieldAt } from './presence.ts'
import { typesOf } from './types.ts'

/**
 * What is certain of the conditions in a CEL rule, whatever object met the old schema: a field that is new stands in none of them, one that
 * was required in all, and none has a value that the old schema did not take.
 */
export function celFacts(pair: NodePair, formula: Formula): Formula {
  const texts = new Set(atomsOf(formula).map(({ name }) => withoutOpposite(name)))
  return { kind: 'all', of: [...texts].flatMap((text) => presenceFacts(pair, text) ?? valueFacts(pair, text) ?? itemFacts(pair, text)) }
}

const withoutOpposite = (name: string): string => /^!\((.*)\)$/s.exec(name)?.[1] ?? name

/** Of "self.list.all(item, …)", which is true where that is certain of each item. */
function itemFacts(pair: NodePair, text: string): readonly Formula[] {
  const [, place, name, condition] = /^(self[\w.]*)\.all\((\w+),(.*)\)$/s.exec(text) ?? []
  if (place === undefined || name === undefined || condition === undefined) return []
  const keys = place.split('.').slice(1)
  const item = itemAt(pair, keys)
  const asked = item && aboutSelf(condition, name)
  const isCertain = item !== undefined && asked !== undefined && implies(celFacts(item, asked), asked) === true
  return isCertain ? [anyOf(not(isThere(pair, keys)), isTrue(text))] : []
}

/** The items of a list, as if the rule stood there. */
function itemAt(pair: NodePair, keys: readonly string[]): NodePair | undefined {
  const { before, after } = fieldAt(pair, keys) ?? {}
  if (before === undefined || after === undefined || [before, after].some((schema) => typesOf(schema).join() !== 'array')) return undefined
  return { ...pair, before: itemsOf(before), after: itemsOf(after), isResource: isEmbedded(itemsOf(after)) }
}

/** A condition on a variable as one on self. Undefined where it speaks of self as well, or says the name in a text. */
function aboutSelf(condition: string, name: string): Formula | undefined {
  const variable = new RegExp(`(?<![\\w.])${name}\\b`, 'g')
  const isOnlyThat = !/\bself\b/.test(condition) && condition.match(variable)?.length === celCode(condition).match(variable)?.length
  return isOnlyThat ? celFormula(condition.replaceAll(variable, 'self')) : undefined
}
