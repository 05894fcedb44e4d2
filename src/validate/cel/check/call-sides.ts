import { unknownAmount, type Amount } from './amount.ts'
import type { Core } from './core.ts'
import type { Type } from './types.ts'

/** One argument of a call, as far as its size matters. */
export interface Argument {
  readonly node: Core
  readonly type: Type
  readonly path: readonly string[]
  readonly size: Amount | undefined
}

export interface CallSides {
  /** What a method is called on. */
  readonly target: Argument | undefined
  readonly args: readonly Argument[]
  readonly mostAt: (path: readonly string[]) => Amount | undefined
}

/** What a call costs beside its arguments, and how large its result is where that is known. */
export interface CallCost {
  readonly cost: Amount
  readonly size?: Amount
}

export type Coster = (sides: CallSides, signature: string) => CallCost | undefined

export const sizeOf = (argument: Argument | undefined): Amount => argument?.size ?? unknownAmount
