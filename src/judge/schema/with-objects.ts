import type { LivingKind } from '../../model/living.ts'
import type { Draft } from '../rule.ts'
import { sayCommitted, sayGap, sayHits } from './hits.ts'

type Told = { readonly id: string; readonly effect: string; readonly objects: string; readonly living: LivingKind }

/** A finding about objects, with what they say themselves. Where one is hit, it blocks. Only where all of them were looked at and none is hit does it warn instead of block. */
export function withObjects(draft: Draft, { id, effect, objects, living }: Told): Draft {
  const [live, committed] = [living.live.hits.get(id), living.committed.hits.get(id)]
  if (live === undefined || committed === undefined) return draft
  const manifests = committed.count === 0 ? '' : sayCommitted(committed)
  if (live.count > 0)
    return { ...draft, severity: 'block', ...worsened(draft, live.stuck), hits: live.names, message: sayHits(live, living, { effect, objects }) + manifests }
  if (living.gap !== '') return { ...draft, message: draft.message + sayGap(living) + manifests }
  if (committed.count > 0) return { ...draft, hits: committed.names, message: draft.message + manifests }
  // A webhook converts them: what they look like in the version that changes is not known.
  if (live.unseen > 0) return draft
  return { ...draft, severity: draft.severity === 'block' ? 'warn' : draft.severity, message: `${draft.message}; ${sayNone(living, objects)}` }
}

const worsened = ({ effect }: Draft, stuck: number): Pick<Draft, 'effect'> => ({ effect: stuck > 0 && effect === 'edits-fail' ? 'updates-fail' : effect })

function sayNone({ live }: LivingKind, objects: string): string {
  if (live.seen.count === 0) return `no live ${objects} exist`
  return `none of ${live.seen.count} live ${objects} is hit today`
}
