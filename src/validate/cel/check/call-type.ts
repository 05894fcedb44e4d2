import { CelUnknownFunction, refuse, type Checking } from './checking.ts'
import type { Core } from './core.ts'
import { isFunction, signaturesOf, type Signature } from './signatures.ts'
import { isPlain, isSameType, mapParts, plain, sayType, type Type } from './types.ts'
import { resolved, settled } from './unify.ts'

interface Called {
  readonly node: Core
  readonly name: string
  /** The one of the receiver first, for a method. */
  readonly args: readonly Type[]
  readonly isMethod: boolean
}

/** The type that a call gives: that of all ways to call which fit, or anything where they differ. */
export function callType(checking: Checking, { node, name, args, isMethod }: Called): Type {
  if (name === '_&&_' || name === '_||_') return logical(checking, args)
  if (!isFunction(name)) throw new CelUnknownFunction(`undeclared reference to '${name}'`)
  const fitting = signaturesOf(name, { isMethod }).flatMap((signature) => fit(checking, signature, args))
  checking.ways.set(
    node,
    fitting.map(({ signature }) => signature),
  )
  const [first, ...others] = fitting.map(({ gives }) => gives)
  if (first === undefined)
    return refuse(`found no matching overload for '${name}' applied to '(${args.map((arg) => sayType(settled(checking.bindings(), arg))).join(', ')})'`)
  return others.every((other) => isPlain(first, 'dyn') || isSameType(first, other)) ? first : plain('dyn')
}

function logical(checking: Checking, args: readonly Type[]): Type {
  for (const arg of args)
    if (!checking.isAssignable([arg], [plain('bool')])) refuse(`expected type 'bool' but found '${sayType(settled(checking.bindings(), arg))}'`)
  return plain('bool')
}

function fit(checking: Checking, signature: Signature, args: readonly Type[]): readonly { signature: Signature; gives: Type }[] {
  const fresh = new Map<string, Type>()
  const renew = (type: Type): Type => {
    if (type.kind !== 'open') return mapParts(type, renew)
    const known = fresh.get(type.name) ?? checking.open()
    fresh.set(type.name, known)
    return known
  }
  if (!checking.isAssignable(args, signature.takes.map(renew))) return []
  return [{ signature, gives: resolved(checking.bindings(), renew(signature.gives)) }]
}
