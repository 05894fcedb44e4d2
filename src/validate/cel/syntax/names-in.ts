import { unreachable } from '../../../model/unreachable.ts'
import type { Expr } from './expr.ts'

/** `a.b.c`, where an expression is just that. */
export function qualifiedName(expr: Expr): string | undefined {
  if (expr.kind === 'name') return expr.name
  if (expr.kind !== 'select' || expr.optional) return undefined
  const before = qualifiedName(expr.operand)
  return before === undefined ? undefined : `${before}.${expr.field}`
}

/** Whether an expression mentions a name anywhere. */
export function mentions(expr: Expr, name: string): boolean {
  const inAny = (parts: readonly (Expr | undefined)[]): boolean => parts.some((part) => part !== undefined && mentions(part, name))
  switch (expr.kind) {
    case 'literal':
      return false
    case 'name':
      return expr.name === name
    case 'select':
    case 'has':
      return mentions(expr.operand, name)
    case 'index':
      return inAny([expr.operand, expr.index])
    case 'call':
      return inAny([expr.target, ...expr.args])
    case 'list':
      return inAny(expr.items.map(({ item }) => item))
    case 'map':
      return inAny(expr.entries.flatMap(({ key, value }) => [key, value]))
    case 'macro':
      return inAny([expr.range, expr.filter, expr.body])
    default:
      return unreachable(expr)
  }
}
