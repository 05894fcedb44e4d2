import { macrosSince } from '../functions/libraries.ts'
import type { Expr, Macro } from '../syntax/expr.ts'
import { keysIn } from '../values/access.ts'
import { isError, noOverload, optionalOf, type CelValue } from '../values/cel-value.ts'
import { folds, type Step } from './folds.ts'
import { bind, CelUnknown, type Frame, type Program, type Scope } from './program.ts'
import { findKey } from '../values/access.ts'

type Compile = (expr: Expr, scope: Scope) => Program

/** A macro over a range, with its names bound for the body. */
export function compileMacro(macro: Macro, scope: Scope, compile: Compile): Program {
  const since = Math.max(macrosSince[macro.macro] ?? 0, macro.names.length > 1 ? (macrosSince['twoNames'] ?? 0) : 0)
  if (since > scope.minor) throw new CelUnknown(`the macro ${macro.macro}, which came with Kubernetes 1.${since}`)
  const range = compile(macro.range, scope)
  const { scope: inner, slots } = bind(scope, macro.names)
  const body = compile(macro.body, inner)
  if (macro.macro === 'optMap' || macro.macro === 'optFlatMap') return mapOptional(range, { body, slot: slots[0] ?? 0, isFlat: macro.macro === 'optFlatMap' })
  const filter = macro.filter === undefined ? undefined : compile(macro.filter, inner)
  const fold = folds[macro.macro]
  return (frame) => {
    const value = range(frame)
    if (isError(value)) return value
    const pairs = pairsOf(value, macro.names.length)
    if (pairs === undefined) return noOverload
    return fold({ steps: pairs.map((pair) => stepOf(pair, slots, { frame, filter, body })), range: value })
  }
}

/** The key or index, and the value, of each element. */
type Pair = readonly [CelValue, CelValue]

/** With one name a list gives its items and a map its keys; with two, both give key and value. */
function pairsOf(range: CelValue, names: number): readonly Pair[] | undefined {
  if (typeof range !== 'object' || range === null || range instanceof Uint8Array) return undefined
  if (range.kind === 'list') return range.items.map((item, index): Pair => (names === 1 ? [item, item] : [BigInt(index), item]))
  if (range.kind !== 'map' && range.kind !== 'object') return undefined
  return keysIn(range).map((key): Pair => [key, names === 1 ? key : (findKey(range, key) ?? null)])
}

function stepOf(pair: Pair, slots: readonly number[], { frame, filter, body }: { frame: Frame; filter: Program | undefined; body: Program }): Step {
  const run = (program: Program): CelValue => {
    frame.spend(1)
    for (const [index, slot] of slots.entries()) frame.slots.splice(slot, 1, pair[index] ?? null)
    return program(frame)
  }
  return { key: pair[0], value: pair[1], body: () => run(body), filter: () => (filter === undefined ? true : run(filter)) }
}

function mapOptional(range: Program, { body, slot, isFlat }: { body: Program; slot: number; isFlat: boolean }): Program {
  return (frame) => {
    const found = range(frame)
    if (isError(found)) return found
    if (typeof found !== 'object' || found === null || !('kind' in found) || found.kind !== 'optional') return noOverload
    if (found.value === undefined) return found
    frame.slots.splice(slot, 1, found.value)
    const mapped = body(frame)
    return isFlat || isError(mapped) ? mapped : optionalOf(mapped)
  }
}
