import type { Wave } from '../../apply/apply.ts'
import type { Manifest } from '../../model/manifest.ts'
import { contestsIn } from './contests.ts'
import { waveLeavingOut } from './leaving-out.ts'
import { refuseMoved } from './refuse-moved.ts'
import type { Seen } from './seen.ts'
import type { Target } from './target.ts'
import type { Work } from './work.ts'

type Around = { readonly work: Work; readonly target: Target; readonly seen: Seen }

/**
 * The last look before a wave is sent, since the waves before it may have taken minutes. A field that a controller claimed meanwhile is left to it; whatever moves
 * after this look, the API server itself refuses, as what is sent is not forced. Failure 'stale'.
 */
export async function recheck(wave: Wave, { work, target, seen }: Around): Promise<{ readonly wave: Wave; readonly live: readonly Manifest[] }> {
  const live = await target.held.during(target.cluster.read(wave.manifests))
  const contests = contestsIn({ ...work, sending: wave.manifests }, live)
  refuseMoved(seen, { live, contests }, wave.manifests)
  return { wave: waveLeavingOut(wave, contests), live }
}
