import type { Note } from '../../model/outcome.ts'
import { withheldNotes } from '../workspace/withheld.ts'
import { applyWaves } from './waves/apply-waves.ts'
import { contestNotes } from './contest-notes.ts'
import { cycleNotes } from './waves/cycle-notes.ts'
import { keepBaseline } from './keep-baseline.ts'
import { keepInventory } from './inventory/keep-inventory.ts'
import { locked } from './lock/locked.ts'
import { lateHooks } from './waves/late-hooks.ts'
import { leftNotes } from './inventory/prune-notes.ts'
import { prune } from './inventory/prune.ts'
import type { Pruning } from './inventory/pruning.ts'
import { revisionsOf, said } from './waves/revisions.ts'
import { settle } from './waves/settle.ts'
import type { Seen } from './seen.ts'
import { targetOf, type Target } from './target.ts'
import type { Work } from './work.ts'

/** A note for each object that was deleted or sent, and whatever else is to be said. */
export type Changed = { readonly notes: readonly Note[]; readonly asides: readonly Note[] }

/** What was found before anybody was asked. */
export type Plan = { readonly pruning: Pruning; readonly seen: Seen }

/** All that happens to the cluster, in its order; nothing is written to it before or after this, nor without the lock. */
export async function changeCluster(work: Work, { pruning, seen }: Plan): Promise<Changed> {
  const open = await targetOf(work)
  return locked(work, open.writes, (held) =>
    keepInventory(work, { target: { ...open, held }, pruning, seen: seen.record }, async (fence) => {
      const target = { ...open, held, fence }
      const settled = await settle({ work, seen, target })
      const applied = await appliedNotes(settled.work, target, seen)
      const late = await lateHooks(settled.work, target)
      const deleted = pruning.isOn && pruning.plan !== undefined ? await prune(work, pruning.plan, target) : []
      return {
        notes: [...deleted, ...applied],
        asides: [
          ...held.notes,
          ...cycleNotes(work.cycles),
          ...contestNotes(settled.contests, work.options.isForced),
          ...late,
          ...leftNotes(pruning),
          ...(await withheldNotes(work.desired, open.cluster)),
        ],
      }
    }),
  )
}

async function appliedNotes(work: Work, target: Target, seen: Seen): Promise<readonly Note[]> {
  const { cluster, held } = target
  const before = revisionsOf(await applyWaves(work, target, seen))
  const live = await held.during(cluster.read(work.sending))
  await held.during(keepBaseline(work, live, target))
  const after = revisionsOf(live)
  return work.sending.map((manifest) => said(manifest, before, after))
}
