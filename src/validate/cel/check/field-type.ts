import { refuse, type Checking } from './checking.ts'
import { isPlain, optionalType, plain, sayType, type Type } from './types.ts'
import { resolved } from './unify.ts'

/** The type of a field; of an optional it is optional, too. */
export function fieldType(checking: Checking, operand: Type, name: string): Type {
  const given = resolved(checking.bindings(), operand)
  return given.kind === 'optional' ? optionalType(typeWithin(checking, given.of, name)) : typeWithin(checking, given, name)
}

function typeWithin(checking: Checking, target: Type, name: string): Type {
  if (target.kind === 'map') return target.value
  if (target.kind === 'object') return target.fields.get(name) ?? refuse(`undefined field '${name}'`)
  if (isPlain(target, 'url', 'quantity', 'semver', 'format', 'authorizer', 'path-check', 'group-check', 'resource-check', 'decision'))
    return refuse(`undefined field '${name}'`)
  if (target.kind === 'open') checking.isAssignable([plain('dyn')], [target])
  else if (!isPlain(target, 'dyn')) refuse(`type '${sayType(target)}' does not support field selection`)
  return plain('dyn')
}
