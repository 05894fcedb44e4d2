import { unreachable } from '../../../model/unreachable.ts'
import type { Expr, Macro } from '../syntax/expr.ts'
import { call, list, literal, method, name, type Core, type Loop } from './core.ts'

/** Writes macros out as the loops that the server's parser makes of them. */
export function toCore(expr: Expr): Core {
  switch (expr.kind) {
    case 'literal':
    case 'name':
      return { ...expr }
    case 'select':
      return expr.optional
        ? { kind: 'optional-select', operand: toCore(expr.operand), field: expr.field }
        : { kind: 'select', operand: toCore(expr.operand), field: expr.field, isTest: false }
    case 'has':
      return { kind: 'select', operand: toCore(expr.operand), field: expr.field, isTest: true }
    case 'index':
      return call(expr.optional ? '_[?_]' : '_[_]', toCore(expr.operand), toCore(expr.index))
    case 'call':
      return { kind: 'call', name: expr.name, target: expr.target === undefined ? undefined : toCore(expr.target), args: expr.args.map(toCore) }
    case 'list':
      return { kind: 'list', items: expr.items.map(({ item, optional }) => ({ item: toCore(item), optional })) }
    case 'map':
      return { kind: 'map', entries: expr.entries.map(({ key, value, optional }) => ({ key: toCore(key), value: toCore(value), optional })) }
    case 'macro':
      return ofMacro(expr)
    default:
      return unreachable(expr)
  }
}

// A name that no expression can write.
const carried = '@result'
const result = (): Core => name(carried)

function ofMacro(macro: Macro): Core {
  const body = toCore(macro.body)
  const loop = (start: Core, step: Core, rest: Partial<Loop> = {}): Core => ({
    kind: 'loop',
    range: toCore(macro.range),
    names: macro.names,
    carried,
    start,
    condition: literal(true),
    step: filtered(macro, step),
    result: result(),
    ...rest,
  })
  switch (macro.macro) {
    case 'all':
      return loop(literal(true), call('_&&_', result(), body), { condition: call('@not_strictly_false', result()) })
    case 'exists':
      return loop(literal(false), call('_||_', result(), body), { condition: call('@not_strictly_false', call('!_', result())) })
    case 'existsOne':
      return loop(literal(0n), call('_?_:_', body, call('_+_', result(), literal(1n)), result()), { result: call('_==_', result(), literal(1n)) })
    case 'map':
    case 'transformList':
      return loop(list(), call('_+_', result(), list(body)))
    case 'filter':
      return loop(list(), call('_+_', result(), list(name(macro.names[0] ?? ''))))
    case 'transformMap':
      return loop({ kind: 'map', entries: [] }, call('cel.@mapInsert', result(), name(macro.names[0] ?? ''), body))
    case 'transformMapEntry':
      return loop({ kind: 'map', entries: [] }, call('cel.@mapInsert', result(), body))
    case 'sortBy':
      return bound('@input', toCore(macro.range), method(name('@input'), '@sortByAssociatedKeys', sortKeys(macro)))
    case 'optMap':
      return mapped(macro, (value) => call('optional.of', value))
    case 'optFlatMap':
      return mapped(macro, (value) => value)
    default:
      return unreachable(macro.macro)
  }
}

const filtered = ({ filter }: Macro, step: Core): Core => (filter === undefined ? step : call('_?_:_', toCore(filter), step, result()))

const sortKeys = (macro: Macro): Core => toCore({ ...macro, macro: 'map', range: { kind: 'name', name: '@input' } })

function mapped(macro: Macro, wrap: (value: Core) => Core): Core {
  const value = bound(macro.names[0] ?? '', method(toCore(macro.range), 'value'), toCore(macro.body))
  return call('_?_:_', method(toCore(macro.range), 'hasValue'), wrap(value), call('optional.none'))
}

/** A loop that never turns: it gives a value a name. */
const bound = (text: string, value: Core, inside: Core): Core => ({
  kind: 'loop',
  range: list(),
  names: ['#unused'],
  carried: text,
  start: value,
  condition: literal(false),
  step: name(text),
  result: inside,
})
