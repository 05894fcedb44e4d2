import { CelSyntaxError } from '../syntax/expr.ts'
import { mentions } from '../syntax/names-in.ts'
import { parse } from '../syntax/parse.ts'
import { errorOf, type CelValue } from '../values/cel-value.ts'
import { TooCostly } from './budget.ts'
import { compileExpr } from './compile-expr.ts'
import { CelUnknown, type Program } from './program.ts'

export interface Subject {
  readonly self: CelValue
  readonly oldSelf: CelValue | undefined
  readonly spend: (cost: number) => void
}

/** A value, or that the rule ran away. */
export type Evaluated = { readonly kind: 'value'; readonly value: CelValue } | { readonly kind: 'too-costly' }

export type Expression =
  | { readonly kind: 'compiled'; readonly usesOldSelf: boolean; readonly evaluate: (subject: Subject) => Evaluated }
  | { readonly kind: 'unknown'; readonly what: string }

const names = new Map([
  ['self', 0],
  ['oldSelf', 1],
])

/** Compiles an expression over `self` and `oldSelf`, or says what of it is not known. */
export function compileExpression(source: string, minor: number): Expression {
  try {
    const expr = parse(source)
    const program = compileExpr(expr, { names, minor })
    return { kind: 'compiled', usesOldSelf: mentions(expr, 'oldSelf'), evaluate: (subject) => evaluate(program, subject) }
  } catch (error) {
    if (error instanceof CelUnknown || error instanceof CelSyntaxError) return { kind: 'unknown', what: error.message }
    throw error
  }
}

function evaluate(program: Program, { self, oldSelf, spend }: Subject): Evaluated {
  try {
    return { kind: 'value', value: program({ slots: [self, oldSelf ?? errorOf('no such attribute: oldSelf')], spend }) }
  } catch (error) {
    if (error instanceof TooCostly) return { kind: 'too-costly' }
    throw error
  }
}
