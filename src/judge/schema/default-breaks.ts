import { isEqual } from '../is-equal.ts'
import { textsAt } from '../texts-at.ts'
import { holdsAlways, readsAny, rulesOf } from './cel-rules.ts'
import { composing } from '../formula/formula.ts'
import { isDeep } from './is-deep.ts'
import type { NodePair } from './node-pair.ts'
import type { Path } from './path.ts'
import { keepsComposition, keepsRule, type Unwritten } from './unwritten-field.ts'

/** Conditions that stand as before, and that a field breaks which nobody writes. */
export type Broken = { readonly at: Path; readonly keywords: readonly string[] }

/** Where objects met a condition with the old default of a field, and may not with the new one. */
export function brokenByDefault(field: NodePair): Broken | undefined {
  const values = { before: field.before['default'], after: field.after['default'] }
  const { parent, path } = field
  if (parent === undefined || path.kind !== 'property' || isAlwaysWritten(parent, path.name, values)) return undefined
  if (breaksComposition(parent, path.name, { keys: [path.name], ...values })) return { at: parent.path, keywords: composing }
  const above = nodesAbove(field).find(({ node, keys }) => breaksRule(node, path.name, keys && { keys, ...values }))
  return above && { at: above.node.path, keywords: ['x-kubernetes-validations'] }
}

const isAlwaysWritten = (parent: NodePair, key: string, { before }: Pick<Unwritten, 'before'>): boolean =>
  before === undefined && textsAt(parent.before, 'required').includes(key)

/** Every node above a field, with the keys that lead down from it; undefined once a list, a map or a name that CEL spells otherwise lies between. */
function nodesAbove(field: NodePair): readonly { readonly node: NodePair; readonly keys: readonly string[] | undefined }[] {
  const found: { node: NodePair; keys: readonly string[] | undefined }[] = []
  let keys: readonly string[] | undefined = []
  for (let { parent, path } = field; parent !== undefined; { parent, path } = parent) {
    keys = path.kind === 'property' && /^\w+$/.test(path.name) && keys !== undefined ? [path.name, ...keys] : undefined
    found.push({ node: parent, keys })
  }
  return found
}

// What changed itself is judged where it changed.
function breaksComposition(parent: NodePair, key: string, field: Unwritten): boolean {
  if (composing.some((keyword) => isDeep(parent.after[keyword]) || !isEqual(parent.before[keyword], parent.after[keyword]))) return false
  return !keepsComposition(parent, key, field)
}

/** Of a rule behind a list or a map only this is known: whether it reads such a field. */
function breaksRule(node: NodePair, name: string, field: Unwritten | undefined): boolean {
  const old = rulesOf(node.before)
  return [...rulesOf(node.after)].some(
    ([key, rule]) => old.has(key) && holdsAlways(rule) && readsAny(rule, [name]) && !(field !== undefined && keepsRule(node, rule, field)),
  )
}
