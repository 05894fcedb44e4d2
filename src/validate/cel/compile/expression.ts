import { CelSyntaxError, type Expr } from '../syntax/expr.ts'
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

const names = ['self', 'oldSelf'] as const

/** Compiles an expression over `self` and `oldSelf`, or says what of it is not known. */
export function compileExpression(source: string, minor: number): Expression {
  const compiled = compileNamed(source, names, minor)
  if (compiled.kind === 'unknown') return compiled
  const evaluate = ({ self, oldSelf, spend }: Subject): Evaluated => compiled.evaluate([self, oldSelf ?? errorOf('no such attribute: oldSelf')], spend)
  return { kind: 'compiled', usesOldSelf: mentions(compiled.expr, 'oldSelf'), evaluate }
}

export type NamedExpression =
  | { readonly kind: 'compiled'; readonly expr: Expr; readonly evaluate: (values: readonly CelValue[], spend: Subject['spend']) => Evaluated }
  | { readonly kind: 'unknown'; readonly what: string }

/** The same over any names, whose values come in their order. */
export function compileNamed(source: string, given: readonly string[], minor: number): NamedExpression {
  try {
    const expr = parse(source)
    const program = compileExpr(expr, { names: new Map(given.map((name, slot) => [name, slot])), minor })
    return { kind: 'compiled', expr, evaluate: (values, spend) => run(program, [...values], spend) }
  } catch (error) {
    if (error instanceof CelUnknown || error instanceof CelSyntaxError) return { kind: 'unknown', what: error.message }
    throw error
  }
}

function run(program: Program, slots: CelValue[], spend: Subject['spend']): Evaluated {
  try {
    return { kind: 'value', value: program({ slots, spend }) }
  } catch (error) {
    if (error instanceof TooCostly) return { kind: 'too-costly' }
    throw error
  }
}
