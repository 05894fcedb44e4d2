import type { Claim } from '../../model/living.ts'
import type { CrdPair } from '../crd/pair-crds.ts'
import type { RuleDraft } from '../rule.ts'
import type { Hit } from './hits.ts'
import { judgeSchema, type SchemaFinding } from './judge-schema.ts'
import { rootPair } from './node-pair.ts'
import { textOf } from './path.ts'
import { withObjects } from './with-objects.ts'

/** Judges the schema of every version that stays. The same change in several versions is one finding that names them. */
export const judgeVersions = (pair: CrdPair): readonly RuleDraft[] => [...merged(pair)].map(([id, one]) => ({ rule: one.rule, draft: finish(one, id, pair) }))

/** What the objects of a kind can confirm, or not, of the findings about its schemas. */
export const claimsOf = (pair: CrdPair): readonly Claim[] =>
  [...merged(pair)].flatMap(([id, { draft, versions }]) => (draft.hit === null ? [] : [claimOf({ id, versions }, draft.hit)]))

const claimOf = (about: Pick<Claim, 'id' | 'versions'>, { at, keywords }: Hit): Claim =>
  keywords === 'managers' ? { ...about, asks: 'managers', path: textOf(at) } : { ...about, asks: 'place', path: textOf(at), keywords }

type Merged = SchemaFinding & { readonly versions: readonly string[] }

function merged(pair: CrdPair): ReadonlyMap<string, Merged> {
  const before = new Map(pair.before.versions.map((version) => [version.name, version.schema]))
  const found = new Map<string, Merged>()
  for (const version of pair.after.versions) {
    const old = before.get(version.name)
    if (old === undefined) continue
    for (const finding of judgeSchema(rootPair({ before: old, after: version.schema }, pair.objects))) addTo(found, finding, version.name)
  }
  return found
}

function addTo(found: Map<string, Merged>, finding: SchemaFinding, version: string): void {
  const { severity, path, change, message } = finding.draft
  const id = JSON.stringify([finding.rule.id, severity, textOf(path), change, message])
  found.set(id, { ...finding, versions: [...(found.get(id)?.versions ?? []), version] })
}

function finish({ draft, versions }: Merged, id: string, pair: CrdPair): RuleDraft['draft'] {
  const { hit, path, ...kept } = draft
  const where = pair.after.versions.length > 1 ? `, in ${versions.join(', ')}` : ''
  const said = { ...kept, path: textOf(path), message: draft.message + where, hits: [] }
  return hit === null || pair.living === undefined ? said : withObjects(said, { id, effect: hit.effect + where, objects: pair.objects, living: pair.living })
}
