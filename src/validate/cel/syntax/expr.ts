import type { CelValue } from '../values/cel-value.ts'

/** An expression as written, with macros resolved. */
export type Expr =
  | { readonly kind: 'literal'; readonly value: CelValue }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'select'; readonly operand: Expr; readonly field: string; readonly optional: boolean }
  | { readonly kind: 'has'; readonly operand: Expr; readonly field: string; readonly optional: boolean }
  | { readonly kind: 'index'; readonly operand: Expr; readonly index: Expr; readonly optional: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly target: Expr | undefined; readonly args: readonly Expr[] }
  | { readonly kind: 'list'; readonly items: readonly { readonly item: Expr; readonly optional: boolean }[] }
  | { readonly kind: 'map'; readonly entries: readonly { readonly key: Expr; readonly value: Expr; readonly optional: boolean }[] }
  | Macro

/** A macro over a list, a map or an optional, which binds names in its body. */
export interface Macro {
  readonly kind: 'macro'
  readonly macro: MacroName
  readonly range: Expr
  readonly names: readonly string[]
  /** The condition of `filter`-like macros; undefined where there is none. */
  readonly filter: Expr | undefined
  readonly body: Expr
}

export type MacroName =
  | 'all'
  | 'exists'
  | 'existsOne'
  | 'map'
  | 'filter'
  | 'transformList'
  | 'transformMap'
  | 'transformMapEntry'
  | 'sortBy'
  | 'optMap'
  | 'optFlatMap'

/** A rule that does not parse: the server would have refused the schema. */
export class CelSyntaxError extends Error {}
