import type { Note } from '../../model/outcome.ts'
import { withheldNotes } from '../withheld.ts'
import { applyWaves } from './apply-waves.ts'
import { cycleNotes } from './cycle-notes.ts'
import { keepInventory } from './keep-inventory.ts'
import { locked } from './locked.ts'
import { leftNotes } from './prune-notes.ts'
import { prune } from './prune.ts'
import type { Pruning } from './pruning.ts'
import { revisionsOf, said } from './revisions.ts'
import { targetOf, type Target } from './target.ts'
import type { Work } from './work.ts'

/** A note for each object that was deleted or sent, and whatever else is to be said. */
export type Changed = { readonly notes: readonly Note[]; readonly asides: readonly Note[] }

/** All that happens to the cluster, in its order; nothing is written to it before or after this, nor without the lock. */
export async function changeCluster(work: Work, pruning: Pruning): Promise<Changed> {
  const open = await targetOf(work)
  return locked(work, open.writes, (held) =>
    keepInventory(work, { target: { ...open, held }, pruning }, async (fence) => {
      const applied = await appliedNotes(work, { ...open, held, fence })
      const deleted = pruning.isOn && pruning.plan !== undefined ? await prune(work, pruning.plan, { ...open, held, fence }) : []
      return {
        notes: [...deleted, ...applied],
        asides: [...held.notes, ...cycleNotes(work.cycles), ...leftNotes(pruning), ...(await withheldNotes(work.desired, open.cluster))],
      }
    }),
  )
}

async function appliedNotes(work: Work, target: Target): Promise<readonly Note[]> {
  const { cluster, held } = target
  const before = await held.during(revisionsOf(cluster, work.sending))
  await applyWaves(work, target)
  const after = await held.during(revisionsOf(cluster, work.sending))
  return work.sending.map((manifest) => said(manifest, before, after))
}
