import { isList, isObject, type Json, type JsonObject } from '../../../model/json.ts'
import { childPath } from '../../cause.ts'
import type { Node, Rule } from '../../node.ts'
import { readNode } from '../../read-node.ts'
import { withMeta } from '../with-meta.ts'
import { capped } from './amount.ts'
import { compileRule, type Compiled } from './compile-rule.ts'
import { declare, mostBytes, type Declared } from './declare.ts'

/** What the API server refuses in the rules of a schema. */
export interface RuleFault {
  readonly path: string
  /** After the path: "has a rule that does not compile: …". */
  readonly said: string
}

/** A rule where it stands. `copies` says how many values it may be asked about; undefined where nothing bounds them. */
interface Placed {
  readonly path: string
  readonly copies: bigint | undefined
}
type PlacedRule = Placed & { readonly rule: Rule; readonly declared: Declared | undefined }

/** A fault of a rule, and what the rule and its message may cost. */
interface Found {
  readonly said: readonly string[]
  readonly cost: bigint
}

// The server's own numbers: what one rule may cost, and all rules of a version.
const [mostOfRule, mostOfAll] = [10_000_000n, 100_000_000n]

/** Every rule and messageExpression that the API server would refuse, for its types or its cost. `isKnown`: whether we know all functions of that server. */
export function ruleFaults(schema: JsonObject, { isKnown }: { isKnown: boolean }): readonly RuleFault[] {
  if (!hasRules(schema)) return []
  const placed = rulesIn(withMeta(readNode(schema), { isResource: true }), { path: '', copies: 1n })
  const found = placed.map((one) => ({ path: one.path, ...examined(one, isKnown) }))
  const faults = found.flatMap(({ path, said }) => said.map((text) => ({ path, said: text })))
  const total = found.reduce((sum, { cost }) => sum + cost, 0n)
  return total > mostOfAll ? [...faults, { path: '', said: 'has rules that may cost more in all than the API server allows' }] : faults
}

/** A list of open values instead of recursion: most schemas are large, and have no rule. */
function hasRules(schema: JsonObject): boolean {
  const open: Json[] = [schema]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (isObject(value) && value['x-kubernetes-validations'] !== undefined) return true
    if (isObject(value)) open.push(...Object.values(value))
    else if (isList(value)) open.push(...value)
  }
  return false
}

function rulesIn(node: Node, { path, copies }: Placed): readonly PlacedRule[] {
  const declared = node.rules.length === 0 ? undefined : declare(node)
  return [
    ...node.rules.filter(({ rule }) => rule.trim() !== '').map((rule) => ({ path, copies, rule, declared })),
    ...[...(node.properties ?? [])].flatMap(([key, child]) => rulesIn(child, { path: childPath(path, key), copies })),
    ...(typeof node.additional === 'object' ? rulesIn(node.additional, { path: `${path}{}`, copies: product(copies, node.limits.maxProperties) }) : []),
    ...(node.items === undefined ? [] : rulesIn(node.items, { path: `${path}[]`, copies: product(copies, node.limits.maxItems) })),
  ]
}

const product = (copies: bigint | undefined, most: number | undefined): bigint | undefined =>
  copies === undefined || most === undefined ? undefined : capped(copies * BigInt(Math.max(0, Math.trunc(most))))

function examined({ rule, declared, copies }: PlacedRule, isKnown: boolean): Found {
  if (declared === undefined) return { said: ['has a rule, and no type that it could be about'], cost: 0n }
  const told = compileRule(rule.rule, { declared, rule, wanted: 'bool' })
  if (told.kind !== 'fine') return verdict(told, { what: 'rule', isKnown })
  const asked = verdict({ ...told, cost: capped(told.cost * (copies ?? mostBytes / (declared.least + 1n))) }, { what: 'rule', isKnown })
  const unused = rule.optionalOldSelf && !told.usesOldSelf ? ['has a rule with optionalOldSelf that does not use oldSelf'] : []
  const message = messageOf(rule, declared, isKnown)
  return { said: [...asked.said, ...unused, ...message.said], cost: asked.cost + message.cost }
}

function messageOf(rule: Rule, declared: Declared, isKnown: boolean): Found {
  if (rule.messageExpression.trim() === '') return { said: [], cost: 0n }
  return verdict(compileRule(rule.messageExpression, { declared, rule, wanted: 'string' }), { what: 'messageExpression', isKnown })
}

function verdict(told: Compiled, { what, isKnown }: { what: string; isKnown: boolean }): Found {
  if (told.kind === 'fine') return { said: told.cost > mostOfRule ? [`has a ${what} that may cost more than the API server allows`] : [], cost: told.cost }
  return { said: told.kind === 'unknown' && !isKnown ? [] : [`has a ${what} that does not compile: ${told.why}`], cost: 0n }
}
