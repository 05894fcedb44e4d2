import type { CelValue } from '../values/cel-value.ts'

/** What an evaluation knows: the values of names by their slot, and what it may still spend. */
export interface Frame {
  readonly slots: CelValue[]
  readonly spend: (cost: number) => void
}

/** A compiled expression, or a part of one. */
export type Program = (frame: Frame) => CelValue

/** The slots of the names that an expression can see. */
export type Names = ReadonlyMap<string, number>

export interface Scope {
  readonly names: Names
  readonly minor: number
}

/** A name in a new slot behind those that are taken. */
export function bind(scope: Scope, names: readonly string[]): { readonly scope: Scope; readonly slots: readonly number[] } {
  const first = Math.max(-1, ...scope.names.values()) + 1
  const slots = names.map((_, index) => first + index)
  return { scope: { ...scope, names: new Map([...scope.names, ...names.map((name, index): [string, number] => [name, first + index])]) }, slots }
}

/** What a rule uses and nobody here knows: such a rule cannot be evaluated, and counts as failing. */
export class CelUnknown extends Error {}
