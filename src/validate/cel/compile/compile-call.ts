import { overloadsOf } from '../functions/libraries.ts'
import type { Overload } from '../functions/overload.ts'
import type { Expr } from '../syntax/expr.ts'
import { qualifiedName } from '../syntax/names-in.ts'
import { isError, lackOf, noOverload, type CelValue } from '../values/cel-value.ts'
import { CelUnknown, type Program, type Scope } from './program.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** Operators that do not need all their operands, and functions by their overloads. */
export function compileCall({ name, target, args }: Call, scope: Scope, compile: (expr: Expr) => Program): Program {
  const programs = args.map(compile)
  if (target !== undefined) return compileMethod({ name, target, args }, scope, { compile, programs })
  const [first, second, third] = programs
  if (name === '_&&_' && first !== undefined && second !== undefined) return either(first, second, false)
  if (name === '_||_' && first !== undefined && second !== undefined) return either(first, second, true)
  if (name === '_?_:_' && first !== undefined && second !== undefined && third !== undefined) return choice(first, second, third)
  return invoke(known(overloadsOf(name, { isMethod: false, minor: scope.minor }), `${name}()`), programs)
}

interface Parts {
  readonly compile: (expr: Expr) => Program
  readonly programs: readonly Program[]
}

/** `ip.isCanonical(x)` is a function with a point in its name, unless `ip` is a name of the rule. */
function compileMethod({ name, target, args }: { name: string; target: Expr; args: readonly Expr[] }, scope: Scope, { compile, programs }: Parts): Program {
  const prefix = qualifiedName(target)
  const isValue = prefix === undefined || scope.names.has(prefix.split('.')[0] ?? '')
  const spaced = isValue ? undefined : overloadsOf(`${prefix}.${name}`, { isMethod: false, minor: scope.minor })
  if (spaced !== undefined) return invoke(spaced, programs)
  const receiver = compile(target)
  if (name === 'or' && args.length === 1 && programs[0] !== undefined) return lazily(receiver, programs[0])
  return invoke(known(overloadsOf(name, { isMethod: true, minor: scope.minor }), `.${name}()`), [receiver, ...programs])
}

function known(overloads: readonly Overload[] | undefined, name: string): readonly Overload[] {
  if (overloads === undefined) throw new CelUnknown(`the function ${name}`)
  return overloads
}

/** An error among the arguments is the result; so is the lack of an overload for their types. */
const invoke =
  (overloads: readonly Overload[], programs: readonly Program[]): Program =>
  (frame) => {
    frame.spend(1)
    const args = programs.map((program) => program(frame))
    const broken = args.find(isError)
    if (broken !== undefined) return broken
    frame.spend(sizeOf(args[0]) / 10)
    for (const overload of overloads) {
      const result = overload.call(args, frame)
      if (result !== undefined) return result
    }
    return noOverload
  }

/** Functions of texts and lists cost by the length of what they walk through. */
function sizeOf(value: CelValue | undefined): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'list' ? value.items.length : 0
}

/** `||` and `&&`: the deciding value wins over an error on either side. */
const either =
  (first: Program, second: Program, deciding: boolean): Program =>
  (frame) => {
    const left = first(frame)
    if (left === deciding) return deciding
    const right = second(frame)
    if (right === deciding) return deciding
    if (typeof left === 'boolean' && typeof right === 'boolean') return !deciding
    return lackOf(left, right)
  }

const choice =
  (condition: Program, whenTrue: Program, whenFalse: Program): Program =>
  (frame) => {
    const decided = condition(frame)
    if (typeof decided !== 'boolean') return isError(decided) ? decided : noOverload
    return decided ? whenTrue(frame) : whenFalse(frame)
  }

/** `optional.or(other)`: the other side is not looked at where there is a value. */
const lazily =
  (first: Program, second: Program): Program =>
  (frame) => {
    const left = first(frame)
    if (typeof left !== 'object' || left === null || !('kind' in left) || left.kind !== 'optional') return isError(left) ? left : noOverload
    return left.value === undefined ? second(frame) : left
  }
