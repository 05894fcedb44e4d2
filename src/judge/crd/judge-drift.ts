import { textAt } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import type { RuleDraft } from '../rule.ts'
import { draftDrift } from '../rules/crd/versions-drift.ts'
import { judgeSchema } from '../schema/judge-schema.ts'
import { rootPair } from '../schema/node-pair.ts'
import { textOf } from '../schema/path.ts'
import type { CrdPair } from './pair-crds.ts'
import type { CrdVersion } from './read-crd.ts'
import { keptVersions } from './versions.ts'

/**
 * Compares versions that are served before and after with each other. What drifted before is no news, nor are places where a version itself was
 * told to break; a webhook may bridge everything.
 */
export function judgeDrift(pair: CrdPair, told: ReadonlySet<string>): readonly RuleDraft[] {
  if (textAt(pair.after.spec, 'conversion', 'strategy') === 'Webhook') return []
  const served = keptVersions(pair).filter(({ before, after }) => before.isServed && after.isServed)
  const ways = served.flatMap((from) => served.filter((to) => to !== from).map((to) => ({ from, to })))
  return ways.flatMap(({ from, to }) => {
    const places = freshPlaces(pair, from, to).filter((place) => !told.has(place))
    return draftDrift(pair, { from: from.name, to: to.name }, places)
  })
}

type Kept = ReturnType<typeof keptVersions>[number]

function freshPlaces(pair: CrdPair, from: Kept, to: Kept): readonly string[] {
  const after = conflictsOf(from.after, to.after, pair)
  if (after.size === 0) return []
  const before = conflictsOf(from.before, to.before, pair)
  return [...after].filter(([key]) => !before.has(key)).map(([, place]) => place)
}

/** Places where an object of one version breaks in another, by rule, place and difference. */
function conflictsOf(from: CrdVersion, to: CrdVersion, { objects }: CrdPair): ReadonlyMap<string, string> {
  if (isEqual(from.schema, to.schema)) return new Map()
  const found = judgeSchema(rootPair({ before: from.schema, after: to.schema }, objects)).filter(({ draft }) => draft.severity === 'block')
  return new Map(found.map(({ rule, draft }) => [`${rule.id} ${textOf(draft.path)} ${draft.change}`, textOf(draft.path)]))
}
