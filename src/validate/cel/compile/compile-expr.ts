import { unreachable } from '../../../model/unreachable.ts'
import { typeIdentifiers } from '../functions/core.ts'
import type { Expr } from '../syntax/expr.ts'
import { qualifiedName } from '../syntax/names-in.ts'
import { indexInto } from '../values/access.ts'
import { isError, noOverload, type CelValue } from '../values/cel-value.ts'
import { compileCall } from './compile-call.ts'
import { compileMacro } from './compile-macro.ts'
import { CelUnknown, type Program, type Scope } from './program.ts'
import { listMaker, mapMaker } from './make-collections.ts'
import { hasField, indexOptional, selectField, selectOptional } from './select-field.ts'

/** Turns an expression into a closure. Throws CelUnknown for what nobody here knows. */
export function compileExpr(expr: Expr, scope: Scope): Program {
  const compile = (part: Expr): Program => compileExpr(part, scope)
  switch (expr.kind) {
    case 'literal':
      return () => expr.value
    case 'name':
      return compileName(expr.name, scope)
    case 'select':
      return compileSelect(expr, scope)
    case 'has':
      return charged(compile(expr.operand), 0, (operand) => hasField(operand, expr.field))
    case 'index':
      return compileIndex(compile(expr.operand), compile(expr.index), expr.optional)
    case 'call':
      return compileCall(expr, scope, compile)
    case 'list':
      return listMaker(expr.items.map(({ item, optional }) => ({ item: compile(item), optional })))
    case 'map':
      return mapMaker(expr.entries.map(({ key, value, optional }) => ({ key: compile(key), value: compile(value), optional })))
    case 'macro':
      return compileMacro(expr, scope, compileExpr)
    default:
      return unreachable(expr)
  }
}

function compileName(name: string, { names }: Scope): Program {
  const slot = names.get(name)
  const type = typeIdentifiers.get(name)
  if (slot === undefined && type === undefined) throw new CelUnknown(`the name ${name}`)
  if (slot === undefined) return () => type ?? noOverload
  return ({ slots, spend }) => {
    spend(1)
    return slots[slot] ?? null
  }
}

const charged =
  (program: Program, cost: number, use: (operand: CelValue) => CelValue): Program =>
  (frame) => {
    frame.spend(cost)
    const operand = program(frame)
    return isError(operand) ? operand : use(operand)
  }

function compileSelect(expr: Extract<Expr, { kind: 'select' }>, scope: Scope): Program {
  const name = qualifiedName(expr)
  const type = name === undefined || scope.names.has(name.split('.')[0] ?? '') ? undefined : typeIdentifiers.get(name)
  if (type !== undefined) return () => type
  const operand = compileExpr(expr.operand, scope)
  return charged(operand, 1, (value) => (expr.optional ? selectOptional(value, expr.field) : selectField(value, expr.field)))
}

function compileIndex(operand: Program, index: Program, optional: boolean): Program {
  return (frame) => {
    frame.spend(1)
    const [value, at] = [operand(frame), index(frame)]
    return optional || isOptional(value) ? indexOptional(value, at) : indexInto(value, at)
  }
}

const isOptional = (value: CelValue): boolean => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'optional'
