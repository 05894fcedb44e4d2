import type { Note } from '../../model/outcome.ts'
import { withheldNotes } from '../withheld.ts'
import { applyWaves } from './apply-waves.ts'
import { revisionsOf, said } from './revisions.ts'
import { targetOf } from './target.ts'
import type { Work } from './work.ts'

/** A note for each object that was sent, and whatever else is to be said. */
export type Changed = { readonly notes: readonly Note[]; readonly asides: readonly Note[] }

/** All that happens to the cluster, in its order; nothing is written to it before or after this. */
export async function changeCluster(work: Work): Promise<Changed> {
  const target = await targetOf(work)
  const before = await revisionsOf(target.cluster, work.sending)
  await applyWaves(work, target)
  const after = await revisionsOf(target.cluster, work.sending)
  return {
    notes: work.sending.map((manifest) => said(manifest, before, after)),
    asides: await withheldNotes(work.desired, target.cluster),
  }
}
