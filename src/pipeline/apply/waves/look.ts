import type { Contest } from '../../../apply/apply.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { contestsIn } from '../contests.ts'
import { refuseMoved } from './refuse-moved.ts'
import type { Seen } from '../seen.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

export type Around = { readonly work: Work; readonly target: Target; readonly seen: Seen }

export type Looked = { readonly live: readonly Manifest[]; readonly contests: readonly Contest[] }

/** How objects that are to be sent live now. Failure 'stale' where that is not what somebody consented to. */
export async function look(sending: readonly Manifest[], { work, target: { cluster, held }, seen }: Around): Promise<Looked> {
  const live = await held.during(cluster.read(sending))
  const contests = contestsIn({ ...work, sending }, live)
  refuseMoved(seen, { live, contests }, sending)
  return { live, contests }
}
