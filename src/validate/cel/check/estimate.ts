import { unreachable } from '../../../model/unreachable.ts'
import { either, exactly, noAmount, plus, sumOf, times, unknownAmount, type Amount } from './amount.ts'
import { costOfCall } from './call-costs.ts'
import type { CallCost } from './call-sides.ts'
import type { Checked } from './check-types.ts'
import type { Core, Loop } from './core.ts'
import type { Declared } from './declare.ts'
import {
  argumentOf,
  contentsOf,
  keepContents,
  keepSize,
  localOf,
  pathOf,
  sizeAt,
  sizeOf,
  sizeOfAll,
  startEstimating,
  type Entries,
  type Estimating,
  type Local,
  type Locals,
} from './estimating.ts'

type Call = Extract<Core, { kind: 'call' }>

/** What an expression may cost by the server's estimate, in cel-go's and Kubernetes' own numbers. `root` types self. */
export const estimateCost = (expr: Core, checked: Checked, root: Declared): bigint => cost(startEstimating(checked, root), expr, new Map()).most

function cost(estimating: Estimating, node: Core, locals: Locals): Amount {
  switch (node.kind) {
    case 'literal':
      return exactly(0n)
    case 'name':
      estimating.paths.set(node, locals.get(node.name)?.path ?? [node.name])
      return exactly(1n)
    case 'select':
      return ofSelect(estimating, node, locals)
    case 'optional-select':
      return plus(exactly(1n), cost(estimating, node.operand, locals))
    case 'call':
      return node.name === 'dyn' ? ofDyn(estimating, node, locals) : ofCall(estimating, node, locals)
    case 'list':
      return ofList(estimating, node, locals)
    case 'map':
      return ofMap(estimating, node, locals)
    case 'loop':
      return isBinding(node) ? ofBinding(estimating, node, locals) : ofLoop(estimating, node, locals)
    default:
      return unreachable(node)
  }
}

function ofSelect(estimating: Estimating, node: Extract<Core, { kind: 'select' }>, locals: Locals): Amount {
  const operand = cost(estimating, node.operand, locals)
  if (node.isTest) return operand
  estimating.paths.set(node, [...pathOf(estimating, node.operand, locals), node.field])
  const { kind } = estimating.checked.typeOf(node.operand)
  return kind === 'map' || kind === 'object' ? plus(operand, exactly(1n)) : operand
}

function ofList(estimating: Estimating, node: Extract<Core, { kind: 'list' }>, locals: Locals): Amount {
  const items = node.items.map(({ item }) => item)
  const paid = costOfAll(estimating, items, locals)
  keepContents(estimating, node, { isList: true, key: exactly(1n), value: sizeOfAll(estimating, items, locals) })
  return plus(paid, exactly(10n))
}

function ofMap(estimating: Estimating, node: Extract<Core, { kind: 'map' }>, locals: Locals): Amount {
  const [keys, values] = [node.entries.map(({ key }) => key), node.entries.map(({ value }) => value)]
  const paid = costOfAll(estimating, [...keys, ...values], locals)
  keepContents(estimating, node, { isList: false, key: sizeOfAll(estimating, keys, locals), value: sizeOfAll(estimating, values, locals) })
  return plus(paid, exactly(30n))
}

const costOfAll = (estimating: Estimating, nodes: readonly Core[], locals: Locals): Amount => sumOf(nodes.map((node) => cost(estimating, node, locals)))

function ofDyn(estimating: Estimating, node: Call, locals: Locals): Amount {
  const paid = costOfAll(estimating, node.args, locals)
  for (const arg of node.args) copy(estimating, { from: arg, to: node }, locals)
  return plus(exactly(1n), paid)
}

function ofCall(estimating: Estimating, node: Call, locals: Locals): Amount {
  const costs = node.args.map((arg) => cost(estimating, arg, locals))
  if (node.name === '_&&_' || node.name === '_||_') return { least: costs[0]?.least ?? 0n, most: sumOf(costs).most }
  const ways = estimating.checked.waysOf(node)
  const target = ways.some((way) => way.isMethod) ? node.target : undefined
  const receiver = target === undefined ? exactly(0n) : cost(estimating, target, locals)
  const sides = {
    target: target === undefined ? undefined : argumentOf(estimating, target, locals),
    args: node.args.map((arg) => argumentOf(estimating, arg, locals)),
    mostAt: (path: readonly string[]) => sizeAt(estimating, path),
  }
  const told = ways.map(({ id }) =>
    node.name === '_?_:_' ? ofChoice(estimating, { node, costs }, locals) : withArguments(costOfCall(node.name, id, sides), costs),
  )
  keepResult(estimating, { node, told, ids: ways.map(({ id }) => id) }, locals)
  return ways.length === 0 ? exactly(0n) : plus(receiver, told.map((one) => one.cost).reduce(either, noAmount))
}

const withArguments = ({ cost: paid, ...told }: CallCost, costs: readonly Amount[]): CallCost => ({ ...told, cost: plus(paid, sumOf(costs)) })

function ofChoice(estimating: Estimating, { node, costs }: { node: Call; costs: readonly Amount[] }, locals: Locals): CallCost {
  const [condition = exactly(0n), ...branches] = costs
  keepContents(estimating, node, joined(...node.args.slice(1).map((arg) => contentsOf(estimating, arg, locals))))
  return { cost: plus(condition, branches.reduce(either)), size: sizeOfAll(estimating, node.args.slice(1), locals) }
}

type Result = { readonly node: Call; readonly told: readonly CallCost[]; readonly ids: readonly string[] }

/** Where the result of a call is, and how large it may be. */
function keepResult(estimating: Estimating, { node, told, ids }: Result, locals: Locals): void {
  const [first, second] = node.args
  let size: Amount | undefined
  for (const [index, id] of ids.entries()) {
    const given = told[index]?.size
    size = given === undefined ? size : either(size ?? given, given)
    if (node.name === '_[_]' && first !== undefined && !id.startsWith('(optional')) {
      size = contentsOf(estimating, first, locals)?.value
      estimating.paths.set(node, [...pathOf(estimating, first, locals), id.startsWith('(list') ? '@items' : '@values'])
    }
    size ??= sizeOf(estimating, node, locals)
  }
  const grows = node.name === '_+_' && ids.some((id) => /^\((?:string|bytes|list)/.test(id))
  if (grows && first !== undefined && second !== undefined)
    keepContents(estimating, node, joined(contentsOf(estimating, first, locals), contentsOf(estimating, second, locals)))
  keepSize(estimating, node, size)
}

const joined = (left?: Entries, right?: Entries): Entries | undefined =>
  left === undefined || right === undefined ? undefined : { isList: left.isList, key: either(left.key, right.key), value: either(left.value, right.value) }

/** A loop that never turns gives a value a name. */
const isBinding = ({ range, condition }: Loop): boolean =>
  range.kind === 'list' && range.items.length === 0 && condition.kind === 'literal' && condition.value === false

function ofBinding(estimating: Estimating, node: Loop, locals: Locals): Amount {
  const before = costOfAll(estimating, [node.range, node.start], locals)
  const inner = new Map([...locals, [node.carried, localOf(estimating, node.start, locals)] as const])
  const paid = cost(estimating, node.result, inner)
  copy(estimating, { from: node.result, to: node }, inner)
  return plus(before, paid)
}

function ofLoop(estimating: Estimating, node: Loop, locals: Locals): Amount {
  const before = costOfAll(estimating, [node.range, node.start], locals)
  const outer = new Map([...locals, [node.carried, localOf(estimating, node.start, locals)] as const])
  const inner = new Map([...outer, ...namesOf(estimating, node, locals)])
  const turn = costOfAll(estimating, [node.condition, node.step], inner)
  const after = cost(estimating, node.result, outer)
  const count = sizeOf(estimating, node.range, locals) ?? unknownAmount
  keepSize(estimating, node, node.start.kind === 'literal' ? sizeOf(estimating, node.start, locals) : count)
  if (node.start.kind !== 'literal') keepContents(estimating, node, contentsOf(estimating, node.step, inner))
  return sumOf([before, after, times(count, turn)])
}

function namesOf(estimating: Estimating, { range, names }: Loop, locals: Locals): readonly (readonly [string, Local])[] {
  const [path, inside] = [pathOf(estimating, range, locals), contentsOf(estimating, range, locals)]
  const isList = inside?.isList ?? estimating.checked.typeOf(range).kind === 'list'
  const local = (step: string, size: Amount | undefined): Local => ({ path: [...path, step], size, entries: undefined })
  const key = local(isList ? '@indices' : '@keys', inside?.key)
  const value = local(isList ? '@items' : '@values', inside?.value)
  const [first = '', second] = names
  if (second === undefined) return [[first, isList ? value : key]]
  return [
    [first, key],
    [second, value],
  ]
}

function copy(estimating: Estimating, { from, to }: { from: Core; to: Core }, locals: Locals): void {
  keepSize(estimating, to, sizeOf(estimating, from, locals))
  keepContents(estimating, to, contentsOf(estimating, from, locals))
}
