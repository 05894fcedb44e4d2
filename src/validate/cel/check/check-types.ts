import { unreachable } from '../../../model/unreachable.ts'
import { typeIdentifiers } from '../functions/core.ts'
import { celKind, type CelValue } from '../values/cel-value.ts'
import { callType } from './call-type.ts'
import { refuse, startChecking, type Checking } from './checking.ts'
import { qualifiedName, type Core, type Loop } from './core.ts'
import { fieldType } from './field-type.ts'
import { isFunction, type Signature } from './signatures.ts'
import { isPlain, listType, mapType, optionalType, plain, sayType, type PlainName, type Type } from './types.ts'
import { isLooser, resolved, settled } from './unify.ts'

/** What is known of every node of an expression. */
export interface Checked {
  readonly typeOf: (node: Core) => Type
  /** The ways to call that a call may turn out to be. */
  readonly waysOf: (node: Core) => readonly Signature[]
}

type Names = ReadonlyMap<string, Type>
type Select = Extract<Core, { kind: 'select' }>
type Call = Extract<Core, { kind: 'call' }>

/** Types an expression as cel-go does. Throws CelTypeError for what it refuses. */
export function checkTypes(expr: Core, names: Names): Checked {
  const checking = startChecking()
  check(checking, expr, names)
  return { typeOf: (node) => settled(checking.bindings(), checking.types.get(node) ?? plain('dyn')), waysOf: (node) => checking.ways.get(node) ?? [] }
}

function check(checking: Checking, node: Core, names: Names): Type {
  const type = typeOf(checking, node, names)
  checking.types.set(node, type)
  return type
}

function typeOf(checking: Checking, node: Core, names: Names): Type {
  switch (node.kind) {
    case 'literal':
      return plain(literalType(node.value))
    case 'name':
      return names.get(node.name) ?? namedType(node.name) ?? refuse(`undeclared reference to '${node.name}'`)
    case 'select':
      return ofSelect(checking, node, names)
    case 'optional-select':
      return ofOptionalSelect(checking, node, names)
    case 'call':
      return ofCall(checking, node, names)
    case 'list':
      return listType(
        joined(
          checking,
          node.items.map(({ item, optional }) => element(check(checking, item, names), optional)),
        ),
      )
    case 'map':
      return ofMap(checking, node, names)
    case 'loop':
      return ofLoop(checking, node, names)
    default:
      return unreachable(node)
  }
}

function literalType(value: CelValue): PlainName {
  const kind = celKind(value)
  return kind === 'int' || kind === 'uint' || kind === 'double' || kind === 'string' || kind === 'bool' || kind === 'null' || kind === 'bytes' ? kind : 'dyn'
}

const namedType = (name: string): Type | undefined => (typeIdentifiers.has(name) ? plain('type') : undefined)

/** A field of an optional is optional already. */
function ofOptionalSelect(checking: Checking, node: Core & { kind: 'optional-select' }, names: Names): Type {
  const operand = resolved(checking.bindings(), check(checking, node.operand, names))
  const field = resolved(checking.bindings(), fieldType(checking, operand, node.field))
  return operand.kind === 'optional' ? field : optionalType(field)
}

function ofSelect(checking: Checking, node: Select, names: Names): Type {
  const name = qualifiedName(node)
  // The server has a name with a point in it: authorizer.requestResource.
  const declared = name === undefined ? undefined : names.get(name)
  if (declared !== undefined) return declared
  const type = name === undefined || names.has(name.split('.')[0] ?? '') ? undefined : namedType(name)
  if (type !== undefined) return type
  const field = fieldType(checking, check(checking, node.operand, names), node.field)
  return node.isTest ? plain('bool') : resolved(checking.bindings(), field)
}

/** `ip.isCanonical(x)` is a function with a point in its name. */
function ofCall(checking: Checking, node: Call, names: Names): Type {
  const args = node.args.map((arg) => check(checking, arg, names))
  if (node.target === undefined) return callType(checking, { node, name: node.name, args, isMethod: false })
  const name = `${qualifiedName(node.target) ?? ''}.${node.name}`
  if (!name.startsWith('.') && isFunction(name)) return callType(checking, { node, name, args, isMethod: false })
  return callType(checking, { node, name: node.name, args: [check(checking, node.target, names), ...args], isMethod: true })
}

function ofMap(checking: Checking, { entries }: Extract<Core, { kind: 'map' }>, names: Names): Type {
  const keys = entries.map(({ key }) => check(checking, key, names))
  const values = entries.map(({ value, optional }) => element(check(checking, value, names), optional))
  return mapType(joined(checking, keys), joined(checking, values))
}

function element(type: Type, isOptional: boolean): Type {
  if (!isOptional || isPlain(type, 'dyn')) return type
  return type.kind === 'optional' ? type.of : refuse(`expected type 'optional' but found '${sayType(type)}'`)
}

/** The type of all elements of a list; anything where they differ. */
function joined(checking: Checking, items: readonly Type[]): Type {
  if (items.length === 0) return checking.open()
  return items.reduce((before, now) => {
    if (!checking.isAssignable([before], [now])) return plain('dyn')
    return isLooser(before, now) ? before : now
  })
}

function ofLoop(checking: Checking, node: Loop, names: Names): Type {
  const [range, start] = [resolved(checking.bindings(), check(checking, node.range, names)), check(checking, node.start, names)]
  const outer = new Map([...names, [node.carried, start] as const])
  const inner = new Map([...outer, ...namesOf(checking, range, node.names)])
  need(checking, check(checking, node.condition, inner), plain('bool'))
  need(checking, check(checking, node.step, inner), start)
  return resolved(checking.bindings(), check(checking, node.result, outer))
}

function need(checking: Checking, given: Type, wanted: Type): void {
  if (!checking.isAssignable([wanted], [given])) refuse(`expected type '${sayType(settled(checking.bindings(), wanted))}' but found '${sayType(given)}'`)
}

/** With one name a list gives its items and a map its keys; with two, both give key and value. */
function namesOf(checking: Checking, range: Type, [first = '', second]: readonly string[]): readonly (readonly [string, Type])[] {
  const { key, value, single } = stepTypes(checking, range)
  if (second === undefined) return [[first, single]]
  return [
    [first, key],
    [second, value],
  ]
}

function stepTypes(checking: Checking, range: Type): { key: Type; value: Type; single: Type } {
  if (range.kind === 'list') return { key: plain('int'), value: range.item, single: range.item }
  if (range.kind === 'map') return { key: range.key, value: range.value, single: range.key }
  if (range.kind === 'open') checking.isAssignable([plain('dyn')], [range])
  else if (!isPlain(range, 'dyn')) refuse(`expression of type '${sayType(range)}' cannot be range of a comprehension`)
  return { key: plain('dyn'), value: plain('dyn'), single: plain('dyn') }
}
