import type { Rule } from '../../node.ts'
import { mentions } from '../syntax/names-in.ts'
import type { Declared } from './declare.ts'
import { estimateCost } from './estimate.ts'
import { typeExpression, type Names, type Typed } from './type-expression.ts'
import { optionalType, type PlainName, type Type } from './types.ts'

export type Compiled = { readonly kind: 'fine'; readonly cost: bigint; readonly usesOldSelf: boolean } | Exclude<Typed, { kind: 'typed' }>

/** What the server says to an expression of a rule at a place, and what it may cost there. */
export function compileRule(source: string, { declared, rule, wanted }: { declared: Declared; rule: Rule; wanted: PlainName }): Compiled {
  const typed = typeExpression(source, namesOf(declared.type, rule), [wanted])
  if (typed.kind !== 'typed') return typed
  return { kind: 'fine', cost: estimateCost(typed.core, typed.checked, declared), usesOldSelf: mentions(typed.expr, 'oldSelf') }
}

const namesOf = (self: Type, rule: Rule): Names =>
  new Map([
    ['self', self],
    ['oldSelf', rule.optionalOldSelf ? optionalType(self) : self],
  ])
