import type { Rule } from '../../node.ts'
import { CelSyntaxError } from '../syntax/expr.ts'
import { mentions } from '../syntax/names-in.ts'
import { parse } from '../syntax/parse.ts'
import { badLiteral } from './bad-literal.ts'
import { CelTypeError, CelUnknownFunction } from './checking.ts'
import { checkTypes } from './check-types.ts'
import type { Declared } from './declare.ts'
import { estimateCost } from './estimate.ts'
import { toCore } from './to-core.ts'
import { isPlain, optionalType, type PlainName, type Type } from './types.ts'

export type Compiled =
  | { readonly kind: 'fine'; readonly cost: bigint; readonly usesOldSelf: boolean }
  | { readonly kind: 'refused'; readonly why: string }
  /** It calls a function that we do not know. */
  | { readonly kind: 'unknown'; readonly why: string }

/** What the server says to an expression of a rule at a place, and what it may cost there. */
export function compileRule(source: string, { declared, rule, wanted }: { declared: Declared; rule: Rule; wanted: PlainName }): Compiled {
  try {
    const expr = parse(source)
    const core = toCore(expr)
    const checked = checkTypes(core, namesOf(declared.type, rule))
    const bad = badLiteral(core, checked)
    if (bad !== undefined) return { kind: 'refused', why: bad }
    if (!isPlain(checked.typeOf(core), wanted)) return { kind: 'refused', why: `it must evaluate to a ${wanted}` }
    return { kind: 'fine', cost: estimateCost(core, checked, declared), usesOldSelf: mentions(expr, 'oldSelf') }
  } catch (error) {
    if (error instanceof CelUnknownFunction) return { kind: 'unknown', why: error.message }
    if (error instanceof CelTypeError || error instanceof CelSyntaxError) return { kind: 'refused', why: error.message }
    throw error
  }
}

const namesOf = (self: Type, rule: Rule): ReadonlyMap<string, Type> =>
  new Map([
    ['self', self],
    ['oldSelf', rule.optionalOldSelf ? optionalType(self) : self],
  ])
