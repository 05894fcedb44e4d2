import { type JsonObject, textAt } from '../../../model/json.ts'
import type { SchemaDraft, SchemaRule } from '../../rule.ts'
import { celFacts } from '../../schema/cel-facts.ts'
import { celFormula } from '../../formula/cel-formula.ts'
import { expressionOf, holdsAlways, readsAny, rulesOf } from '../../schema/cel-rules.ts'
import type { Formula } from '../../formula/formula.ts'
import { implies } from '../../formula/implies.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { movedDefaults } from '../../schema/moved-defaults.ts'
import { placeOf } from '../../schema/path.ts'
import { show } from '../../show.ts'

/** A CEL rule is new or reads differently. Rules that only compare with the old object cannot refuse what is unchanged, and rules that the old ones imply refuse nothing at all. */
export const validationRuleAdded: SchemaRule = {
  id: 'crd/validation-rule-added',
  why: "Every write is validated by the CEL rules; what is stored passes only where the rule's node is unchanged",
  handles: ['x-kubernetes-validations'],
  judge: (pair) => {
    const [before, after] = [rulesOf(pair.before), rulesOf(pair.after)]
    const removed = [...before].filter(([key]) => !after.has(key))
    const added = [...after].filter(([key, rule]) => !before.has(key) && !isMetAlready(pair, [...before.values()], rule))
    // One rule out, one rule in: most likely the same rule, rewritten.
    const old = removed.length === 1 && added.length === 1 ? removed[0]?.[1] : undefined
    return added.map(([, rule]) => draftOf(pair, rule, old))
  },
}

/** By the old rules alone, or by these and all that the old schema makes certain: more conditions are more to try, and there may be too many. */
function isMetAlready(pair: NodePair, old: readonly JsonObject[], rule: JsonObject): boolean {
  if (!holdsAlways(rule)) return false
  const asked = formulaOf(rule)
  const known: Formula = { kind: 'all', of: old.filter((one) => holdsAlways(one) && !readsAny(one, movedDefaults(pair))).map(formulaOf) }
  return [known, celFacts(pair, asked), both(known, celFacts(pair, both(known, asked)))].some((certain) => implies(certain, asked) === true)
}

const both = (...of: readonly Formula[]): Formula => ({ kind: 'all', of })

const formulaOf = (rule: JsonObject): Formula => celFormula(expressionOf(rule))

function draftOf(pair: NodePair, rule: JsonObject, old: JsonObject | undefined): SchemaDraft {
  const place = placeOf(pair.path)
  const isTransition = comparesWithOld(rule)
  return {
    severity: isTransition ? 'warn' : 'block',
    effect: 'edits-fail',
    path: pair.path,
    message: isTransition
      ? `Changes of ${place} are checked against the old value now: some that were allowed are refused`
      : `${pair.objects} whose ${place} does not meet a ${old === undefined ? 'new' : 'rewritten'} rule are refused: ${sayRule(rule)}`,
    change: `${old === undefined ? 'no rule' : show(expressionOf(old))} → ${show(expressionOf(rule))}`,
    hit: isTransition
      ? null
      : { at: pair.path, keywords: ['x-kubernetes-validations'], effect: `break the ${old === undefined ? 'new' : 'rewritten'} rule of ${place}` },
    action: isTransition
      ? `Look for whoever changes ${place} of existing objects`
      : `Compare ${place} of live objects and manifests with the rule, then waive this finding or change the objects`,
  }
}

const sayRule = (rule: JsonObject): string => show(textAt(rule, 'message') ?? expressionOf(rule))

const comparesWithOld = (rule: JsonObject): boolean => rule['optionalOldSelf'] !== true && !holdsAlways(rule)
