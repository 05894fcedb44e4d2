import { CelSyntaxError, type Expr } from '../syntax/expr.ts'
import { parse } from '../syntax/parse.ts'
import { badLiteral } from './bad-literal.ts'
import { CelTypeError, CelUnknownFunction } from './checking.ts'
import { checkTypes, type Checked } from './check-types.ts'
import type { Core } from './core.ts'
import { toCore } from './to-core.ts'
import { isPlain, type PlainName, type Type } from './types.ts'

/** The names that an expression may use, and their types. */
export type Names = ReadonlyMap<string, Type>

export type Typed =
  | { readonly kind: 'typed'; readonly expr: Expr; readonly core: Core; readonly checked: Checked }
  | { readonly kind: 'refused'; readonly why: string }
  /** It calls a function that we do not know. */
  | { readonly kind: 'unknown'; readonly why: string }

/** What the server says to an expression that has to give one of these types, or any where none is named. */
export function typeExpression(source: string, names: Names, wanted: readonly PlainName[]): Typed {
  try {
    const expr = parse(source)
    const core = toCore(expr)
    const checked = checkTypes(core, names)
    const bad = badLiteral(core, checked)
    if (bad !== undefined) return { kind: 'refused', why: bad }
    if (wanted.length > 0 && !isPlain(checked.typeOf(core), ...wanted)) return { kind: 'refused', why: `it must evaluate to a ${wanted.join(' or ')}` }
    return { kind: 'typed', expr, core, checked }
  } catch (error) {
    if (error instanceof CelUnknownFunction) return { kind: 'unknown', why: error.message }
    if (error instanceof CelTypeError || error instanceof CelSyntaxError) return { kind: 'refused', why: error.message }
    throw error
  }
}
