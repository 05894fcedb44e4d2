import type { CelValue } from '../values/cel-value.ts'

/** An expression as the server's checker has it: macros are loops, and operators are calls. Each node is one object, by which its type is found. */
export type Core =
  | { readonly kind: 'literal'; readonly value: CelValue }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'select'; readonly operand: Core; readonly field: string; readonly isTest: boolean }
  | { readonly kind: 'optional-select'; readonly operand: Core; readonly field: string }
  | { readonly kind: 'call'; readonly name: string; readonly target: Core | undefined; readonly args: readonly Core[] }
  | { readonly kind: 'list'; readonly items: readonly { readonly item: Core; readonly optional: boolean }[] }
  | { readonly kind: 'map'; readonly entries: readonly { readonly key: Core; readonly value: Core; readonly optional: boolean }[] }
  | Loop

/** Goes through a range, and carries a result along. */
export interface Loop {
  readonly kind: 'loop'
  readonly range: Core
  readonly names: readonly string[]
  readonly carried: string
  readonly start: Core
  readonly condition: Core
  readonly step: Core
  readonly result: Core
}

export const literal = (value: CelValue): Core => ({ kind: 'literal', value })
export const name = (text: string): Core => ({ kind: 'name', name: text })
export const call = (text: string, ...args: readonly Core[]): Core => ({ kind: 'call', name: text, target: undefined, args })
export const method = (target: Core, text: string, ...args: readonly Core[]): Core => ({ kind: 'call', name: text, target, args })
export const list = (...items: readonly Core[]): Core => ({ kind: 'list', items: items.map((item) => ({ item, optional: false })) })

/** `a.b.c`, where an expression is just that. */
export function qualifiedName(node: Core): string | undefined {
  if (node.kind === 'name') return node.name
  if (node.kind !== 'select' || node.isTest) return undefined
  const before = qualifiedName(node.operand)
  return before === undefined ? undefined : `${before}.${node.field}`
}
