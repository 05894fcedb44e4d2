import type { SchemaRule } from '../../rule.ts'
import { restOf } from '../../schema/child-schema.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { placeOf } from '../../schema/path.ts'
import { showChange } from '../../show.ts'

/** A node no longer keeps keys that have no schema of their own: free keys or map entries vanish as removed fields do. */
export const unknownFieldsPruned: SchemaRule = {
  id: 'crd/unknown-fields-pruned',
  why: 'A key without a schema is hidden on read at once and erased by the next write of any kind; server-side apply fails on a manifest that sets it',
  handles: ['additionalProperties', 'x-kubernetes-preserve-unknown-fields'],
  judge: (pair) => {
    if (restOf(pair.before) === undefined || restOf(pair.after) !== undefined) return []
    const place = placeOf(pair.path)
    return [
      {
        severity: 'block',
        effect: 'data-lost',
        path: pair.path,
        message: `${pair.objects} lose every key of ${place} that has no schema, on their next write`,
        change: changeOf(pair),
        hit: { at: { kind: 'values', parent: pair.path }, keywords: ['additionalProperties'], effect: `lose keys of ${place}` },
        action: `Keep x-kubernetes-preserve-unknown-fields or additionalProperties at ${place}, or give every key in use a schema`,
      },
    ]
  },
}

function changeOf({ before, after }: NodePair): string {
  const keyword = restKeywords.find((name) => name in before) ?? restKeywords[0]
  return `${keyword}: ${showChange(before[keyword], after[keyword])}`
}

const restKeywords = ['x-kubernetes-preserve-unknown-fields', 'additionalProperties'] as const
