import { type Manifest, nameOf, refOf } from '../../../model/manifest.ts'
import { type Reference, referencesIn } from '../../../model/references.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** An object goes away, or gets another name, and another one still names it. */
export const danglingReference: QuestionRule = {
  id: 'object/dangling-reference',
  why: 'The API server checks no reference between objects: what names a missing one waits, fails to start, or loses its rights',
  lane: 'Config',
  judge: ({ desired, deleted, created }) => {
    const comers = new Set(created.map(({ id }) => keyOf(id)))
    const gone = new Map(deleted.filter(({ id }) => !comers.has(keyOf(id))).map((manifest) => [keyOf(manifest.id), manifest]))
    if (gone.size === 0) return []
    return desired.flatMap((manifest) => danglingIn(manifest, gone))
  },
}

// References name no group; the kinds that they can name are each of one group.
const keyOf = ({ kind, namespace, name }: Reference['to']): string => JSON.stringify([kind, namespace, name])

/** One finding for each missing object, at the first place that names it. */
function danglingIn(manifest: Manifest, gone: ReadonlyMap<string, Manifest>): readonly ObjectDraft[] {
  const places = new Map<Manifest, string[]>()
  for (const { path, to } of referencesIn(manifest)) {
    const missing = gone.get(keyOf(to))
    if (missing !== undefined) places.set(missing, [...(places.get(missing) ?? []), path].toSorted())
  }
  return [...places].map(([missing, paths]) => ({
    object: refOf(manifest),
    severity: 'warn',
    effect: 'behaviour-shifts',
    path: paths[0] ?? '',
    message: `${nameOf(manifest.id)} names ${nameOf(missing.id)}, which goes away`,
    change: `${nameOf(missing.id)} → absent`,
    hits: [],
    action: 'Keep it, or change the reference in the same release; a release that another one refers to must be upgraded after it',
  }))
}
