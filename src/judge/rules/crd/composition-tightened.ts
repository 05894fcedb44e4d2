import { at, type JsonObject } from '../../../model/json.ts'
import { isEqual } from '../../is-equal.ts'
import type { SchemaRule } from '../../rule.ts'
import { childOf } from '../../schema/child-schema.ts'
import { composing, type Facts, formulaOf } from '../../formula/formula.ts'
import { implies } from '../../formula/implies.ts'
import { isDeep } from '../../schema/is-deep.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { placeOf } from '../../schema/path.ts'
import { textsAt } from '../../texts-at.ts'
import { listed, showChange } from '../../show.ts'

/** allOf, anyOf, oneOf and not are compared together: whatever satisfied the old ones must satisfy the new ones. */
export const compositionTightened: SchemaRule = {
  id: 'crd/composition-tightened',
  why: 'Every write is validated against allOf, anyOf, oneOf and not; what is stored and unchanged is let through only where ratcheting reaches',
  handles: composing,
  judge: (pair) => {
    if (isProvenLooser(pair)) return []
    const changed = composing.filter((keyword) => !isEqual(pair.before[keyword], pair.after[keyword]))
    const place = placeOf(pair.path)
    return [
      {
        severity: 'block',
        effect: 'edits-fail',
        path: pair.path,
        message: `${place} must meet other conditions now: ${pair.objects} that do not are refused`,
        change: changed.map((keyword) => `${keyword}: ${showChange(pair.before[keyword], pair.after[keyword])}`).join('; '),
        hit: { at: pair.path, keywords: composing, effect: `break the new conditions of ${place}` },
        action: `Compare ${place} of live objects and manifests with the new ${listed(changed)}, then waive this finding or change the objects`,
      },
    ]
  },
}

function isProvenLooser(pair: NodePair): boolean {
  if (composing.some((keyword) => isDeep(pair.before[keyword]) || isDeep(pair.after[keyword]))) return false
  const before = formulaOf(withoutImplied(pair.before), factsOf(pair.before, pair.before))
  const after = formulaOf(withoutImplied(pair.after), factsOf(pair.before, pair.after))
  return implies(before, after) === true
}

// What must hold of stored objects: keys that had no schema are not there, required ones and defaults are.
const factsOf = (old: JsonObject, schema: JsonObject): Facts => ({
  hasKey: (key) => {
    if (at(childOf(schema, key) ?? null, 'default') !== undefined) return true
    if (childOf(old, key) === undefined) return false
    return textsAt(old, 'required').includes(key) ? true : undefined
  },
})

// The API server wants this anyOf beside x-kubernetes-int-or-string in some places; it says nothing new.
function withoutImplied(schema: JsonObject): JsonObject {
  if (schema['x-kubernetes-int-or-string'] !== true || !isEqual(schema['anyOf'], integerOrString)) return schema
  const { anyOf: _, ...kept } = schema
  return kept
}

const integerOrString = [{ type: 'integer' }, { type: 'string' }]
