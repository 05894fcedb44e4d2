import type { Core } from './core.ts'
import type { Signature } from './signatures.ts'
import type { Type } from './types.ts'
import { assignAll, type Bindings } from './unify.ts'

/** What the server says when it compiles an expression that cannot be right. */
export class CelTypeError extends Error {}

/** A function that we do not know: a newer server may. */
export class CelUnknownFunction extends CelTypeError {}

export function refuse(said: string): never {
  throw new CelTypeError(said)
}

/** What is known so far of one expression; it grows as the expression is gone through. */
export interface Checking {
  readonly types: Map<Core, Type>
  readonly ways: Map<Core, readonly Signature[]>
  readonly bindings: () => Bindings
  /** A type that is not known yet. */
  readonly open: () => Type
  /** Whether the types may stand where the others are wanted; where they may, what that tells of open types is kept. */
  readonly isAssignable: (given: readonly Type[], wanted: readonly Type[]) => boolean
}

export function startChecking(): Checking {
  let [bindings, opened]: [Bindings, number] = [new Map(), 0]
  return {
    types: new Map(),
    ways: new Map(),
    bindings: () => bindings,
    open: () => {
      opened += 1
      return { kind: 'open', name: `#${opened}` }
    },
    isAssignable: (given, wanted) => {
      const found = assignAll(bindings, given, wanted)
      bindings = found ?? bindings
      return found !== undefined
    },
  }
}
