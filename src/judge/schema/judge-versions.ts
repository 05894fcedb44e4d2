import { textAt } from '../../model/json.ts'
import type { CrdPair } from '../crd/pair-crds.ts'
import type { RuleDraft } from '../rule.ts'
import { judgeSchema, type SchemaFinding } from './judge-schema.ts'
import { hitNames, sayGap, sayHits } from './hits.ts'
import { rootPair } from './node-pair.ts'
import { textOf } from './path.ts'

/** Judges the schema of every version that stays. The same change in several versions is one finding that names them. */
export function judgeVersions(pair: CrdPair): readonly RuleDraft[] {
  const before = new Map(pair.before.versions.map((version) => [version.name, version.schema]))
  const merged = new Map<string, Merged>()
  for (const version of pair.after.versions) {
    const old = before.get(version.name)
    if (old === undefined) continue
    for (const finding of judgeSchema(rootPair({ before: old, after: version.schema }, pair.objects))) addTo(merged, finding, version.name)
  }
  return [...merged.values()].map((one) => ({ rule: one.rule, draft: finish(one, pair) }))
}

type Merged = SchemaFinding & { readonly versions: readonly string[] }

function addTo(merged: Map<string, Merged>, finding: SchemaFinding, version: string): void {
  const { severity, path, change, message } = finding.draft
  const key = JSON.stringify([finding.rule.id, severity, textOf(path), change, message])
  merged.set(key, { ...finding, versions: [...(merged.get(key)?.versions ?? []), version] })
}

function finish({ draft, versions }: Merged, pair: CrdPair): RuleDraft['draft'] {
  const { hit, path, ...kept } = draft
  const where = pair.after.versions.length > 1 ? `, in ${versions.join(', ')}` : ''
  const unjudged = { ...kept, path: textOf(path), message: draft.message + where, hits: [] }
  if (hit === null || pair.live === undefined || pair.live.content === 'names' || !areJudgeable(pair, versions)) return unjudged

  const hits = hitNames(hit, pair.live.objects)
  if (hits.length > 0) return { ...unjudged, hits, message: sayHits(hits, pair.live, { effect: hit.effect + where, objects: pair.objects }) }
  if (pair.live.gap !== '') return { ...unjudged, message: unjudged.message + sayGap(pair.live) }
  return { ...unjudged, message: `${unjudged.message}; none of ${pair.live.objects.length} live ${pair.objects} is hit today` }
}

// A conversion webhook may give one object other fields in another version; without one all versions share the same bytes.
const areJudgeable = (pair: CrdPair, versions: readonly string[]): boolean =>
  textAt(pair.before.spec, 'conversion', 'strategy') !== 'Webhook' || (pair.live?.objects ?? []).every((object) => versions.includes(object.version))
