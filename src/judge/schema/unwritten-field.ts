import { isList, isObject, type Json, type JsonObject, toJsonText } from '../../model/json.ts'
import { celFacts } from './cel-facts.ts'
import { celFormula } from '../formula/cel-formula.ts'
import { expressionOf } from './cel-rules.ts'
import { celText } from '../formula/cel-text.ts'
import { formulaOf } from '../formula/formula.ts'
import { implies } from '../formula/implies.ts'
import type { NodePair } from './node-pair.ts'

/** A field that nobody wrote, below a node: what stands there with the old default and with the new one, if there is one. */
export type Unwritten = { readonly keys: readonly string[]; readonly before: Json | undefined; readonly after: Json | undefined }

/** Whether every object that meets a rule with the old default meets it with the new one. */
export function keepsRule(node: NodePair, rule: JsonObject, { keys, before, after }: Unwritten): boolean {
  const [then, now] = [celFormula(withValue(rule, keys, before)), celFormula(withValue(rule, keys, after))]
  return implies({ kind: 'all', of: [then, celFacts(node, { kind: 'all', of: [then, now] })] }, now) === true
}

/** The same of allOf, anyOf, oneOf and not, as far as they ask which keys there are. */
export function keepsComposition(node: NodePair, key: string, { before, after }: Unwritten): boolean {
  const withKey = (value: Json | undefined) => ({ hasKey: (one: string) => (one === key ? value !== undefined : undefined) })
  return implies(formulaOf(node.before, withKey(before)), formulaOf(node.after, withKey(after))) === true
}

/** The rule as it reads where the field has this value, or none. */
function withValue(rule: JsonObject, keys: readonly string[], value: Json | undefined): string {
  const place = `(?<![\\w.])self\\.${keys.join('\\.')}`
  const asked = celText(expressionOf(rule)).replaceAll(new RegExp(`(?<!\\w)has\\(${place}\\)`, 'g'), String(value !== undefined))
  return value === undefined || isObject(value) || isList(value) ? asked : asked.replaceAll(new RegExp(`${place}(?![\\w.([])`, 'g'), toJsonText(value))
}
