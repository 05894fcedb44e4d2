import type { Note } from '../../model/outcome.ts'
import { withheldNotes } from '../withheld.ts'
import { applyWaves } from './apply-waves.ts'
import { cycleNotes } from './cycle-notes.ts'
import { keepInventory } from './keep-inventory.ts'
import { locked } from './locked.ts'
import { revisionsOf, said } from './revisions.ts'
import { targetOf } from './target.ts'
import type { Work } from './work.ts'

/** A note for each object that was sent, and whatever else is to be said. */
export type Changed = { readonly notes: readonly Note[]; readonly asides: readonly Note[] }

/** All that happens to the cluster, in its order; nothing is written to it before or after this, nor without the lock. */
export async function changeCluster(work: Work): Promise<Changed> {
  const open = await targetOf(work)
  return locked(work, open.writes, (held) =>
    keepInventory(work, { ...open, held }, async (fence) => {
      const before = await held.during(revisionsOf(open.cluster, work.sending))
      await applyWaves(work, { ...open, held, fence })
      const after = await held.during(revisionsOf(open.cluster, work.sending))
      return {
        notes: work.sending.map((manifest) => said(manifest, before, after)),
        asides: [...held.notes, ...cycleNotes(work.cycles), ...(await withheldNotes(work.desired, open.cluster))],
      }
    }),
  )
}
