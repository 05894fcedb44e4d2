import { at } from '../../model/json.ts'
import { schemaRules } from '../registry.ts'
import type { RuleName, SchemaDraft, SchemaRule } from '../rule.ts'
import { unclaimedChange, unclaimedKeyword } from '../rules/crd/unclaimed-change.ts'
import { annotations } from '../formula/annotations.ts'
import { changedKeywords, isReadable } from './changed-keywords.ts'
import { foreign } from './node-faults.ts'
import type { NodePair } from './node-pair.ts'
import { isRetyped, walk } from './walk.ts'

export type SchemaFinding = { readonly rule: RuleName; readonly draft: SchemaDraft }

/** Compares two schemas node by node and keyword by keyword. What differs is judged by the rules that handle it, or stays unclaimed. */
export function judgeSchema(start: NodePair): readonly SchemaFinding[] {
  return [...walk(start)].flatMap(judgeNode)
}

function judgeNode(pair: NodePair): readonly SchemaFinding[] {
  const changed = changedKeywords(pair.before, pair.after)
  if (changed.length === 0) return []
  const readable = changed.filter((keyword) => isReadable(keyword, at(pair.before, keyword)) && isReadable(keyword, at(pair.after, keyword)))
  const unclaimed = changed.filter((keyword) => !readable.includes(keyword) || !claimed.has(keyword))
  return [
    ...rulesFor(readable, pair).flatMap((rule) => rule.judge(pair).map((draft) => ({ rule, draft }))),
    ...unclaimed.map((keyword) => ({ rule: unclaimedChange, draft: unclaimedKeyword(pair, keyword) })),
  ]
}

// Where the type no longer fits, every other difference is a consequence of that one.
function rulesFor(keywords: readonly string[], pair: NodePair): readonly SchemaRule[] {
  const asked = schemaRules.filter((rule) => rule.handles.some((keyword) => keywords.includes(keyword)))
  return isRetyped(pair) ? asked.filter((rule) => rule.handles.includes('type')) : asked
}

// What a structural schema must not have is refused wherever it stands.
const claimed: ReadonlySet<string> = new Set([...annotations, ...foreign, ...schemaRules.flatMap((rule) => rule.handles)])
