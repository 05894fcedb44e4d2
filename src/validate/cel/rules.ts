import { childPath, type Report } from '../cause.ts'
import type { Node } from '../node.ts'
import { indexByKeys } from '../ratchet/index-by-keys.ts'
import type { Pair } from '../ratchet/pair.ts'
import { ratchets, type Target } from '../target.ts'
import { isItems, isMap, type Value, type ValueMap } from '../value.ts'
import { budget } from './compile/budget.ts'
import { askRule, compileNodeRules, type CompiledRule } from './rule.ts'
import { fromSchema } from './values/from-schema.ts'
import { withMeta } from './with-meta.ts'

/** What rules are asked of: a new object, or one that takes the place of another. */
export interface Stage {
  readonly before: ValueMap | undefined
  readonly pair: Pair | undefined
  readonly report: Report
}

export type Rules = (object: ValueMap, stage: Stage) => void

/** All rules of a schema, or undefined where it has none. */
export function compileRules(node: Node, target: Target): Rules | undefined {
  const asker = compileAsker(withMeta(node, { isResource: true }), target.minor)
  if (asker === undefined) return undefined
  return (object, { before, pair, report }) => {
    const ratchet = { current: pair, parent: undefined }
    ask(asker, object, { path: '', before, ratchet, report, purse: budget(), knowsOptional: ratchets(target) })
  }
}

/** The rules at a node and below it. */
interface Asker {
  readonly node: Node
  readonly rules: readonly CompiledRule[]
  readonly branches: readonly Asker[]
  readonly properties: ReadonlyMap<string, Asker>
  readonly additional: Asker | undefined
  readonly items: Asker | undefined
}

function compileAsker(node: Node, minor: number, said: Node = node): Asker | undefined {
  const below = (child: Node | undefined, saidChild: Node | undefined): Asker | undefined =>
    child === undefined || saidChild === undefined ? undefined : compileAsker(child, minor, saidChild)
  const asker: Asker = {
    node,
    rules: compileNodeRules({ ...node, rules: said.rules }, minor),
    branches: said.allOf.map((branch) => compileAsker(node, minor, branch)).filter((found) => found !== undefined),
    properties: new Map([...(said.properties ?? [])].flatMap(([key, child]) => entry(key, below(node.properties?.get(key), child)))),
    additional: below(schemaOf(node.additional), schemaOf(said.additional)),
    items: below(node.items, said.items),
  }
  const isEmpty = asker.rules.length === 0 && asker.branches.length === 0 && asker.properties.size === 0
  return isEmpty && asker.additional === undefined && asker.items === undefined ? undefined : asker
}

const schemaOf = (additional: Node['additional']): Node | undefined => (typeof additional === 'object' ? additional : undefined)
const entry = (key: string, asker: Asker | undefined): [string, Asker][] => (asker === undefined ? [] : [[key, asker]])

/** The pair of a value, and that of the nearest ancestor that has one. */
interface Ratchet {
  readonly current: Pair | undefined
  readonly parent: Pair | undefined
}

interface Place extends Pick<Stage, 'report'> {
  readonly path: string
  readonly before: Value | undefined
  readonly ratchet: Ratchet
  readonly purse: ReturnType<typeof budget>
  readonly knowsOptional: boolean
}

function ask(asker: Asker, value: Value, place: Place): void {
  // A rule is never asked about null: that is for a rule further up.
  if (value === null) return
  askHere(asker, value, place)
  // Errors of a branch are forgiven only where an ancestor is what it was.
  for (const branch of asker.branches) ask(branch, value, { ...place, ratchet: { current: undefined, parent: place.ratchet.parent } })
  if (isItems(value)) askItems(asker, value, place)
  if (isMap(value)) askKeys(asker, value, place)
}

function askHere({ node, rules }: Asker, value: Value, { path, before, ratchet, report, purse, knowsOptional }: Place): void {
  if (rules.length === 0) return
  const self = fromSchema(value, node)
  const oldSelf = before === undefined || before === null ? undefined : fromSchema(before, node)
  const isForgiven = (): boolean => (ratchet.current ?? ratchet.parent)?.isEqual() === true
  for (const rule of rules) {
    const cause = askRule(rule, { self, oldSelf, spend: purse(), path, knowsOptional, isForgiven })
    if (cause !== undefined) report(cause)
  }
}

function askItems({ node, items }: Asker, values: readonly Value[], place: Place): void {
  if (items === undefined) return
  const isKeyed = node.type === 'array' && node.listType === 'map' && node.listKeys.length > 0
  const counterpart = isKeyed && isItems(place.before) ? indexByKeys(place.before, node.listKeys) : () => undefined
  for (const [index, value] of values.entries()) {
    const { current } = place.ratchet
    const ratchet = current === undefined ? place.ratchet : { current: current.item(index), parent: current }
    ask(items, value, { ...place, path: `${place.path}[${index}]`, before: counterpart(value), ratchet })
  }
}

function askKeys({ properties, additional }: Asker, map: ValueMap, place: Place): void {
  const old = isMap(place.before) ? place.before : {}
  for (const [key, value] of Object.entries(map)) {
    const at = { ...place, before: Object.hasOwn(old, key) ? old[key] : undefined, ratchet: ratchetOfKey(place.ratchet, key) }
    const property = properties.get(key)
    if (additional !== undefined) ask(additional, value, { ...at, path: `${place.path}[${key}]` })
    if (property !== undefined) ask(property, value, { ...at, path: childPath(place.path, key) })
  }
}

function ratchetOfKey({ current, parent }: Ratchet, key: string): Ratchet {
  if (current === undefined) return { current, parent }
  // The type of the root cannot have changed: both objects are converted to it.
  if (parent === undefined && (key === 'apiVersion' || key === 'kind')) return { current: undefined, parent: undefined }
  return { current: current.key(key), parent: current }
}
