import type { Wave } from '../../../apply/apply.ts'
import { keyOf, type Manifest } from '../../../model/manifest.ts'
import { waveLeavingOut } from './leaving-out.ts'
import { look, type Around } from './look.ts'
import { takeOver } from './take-over.ts'

/**
 * The last look before a wave is sent, since the waves before it may have taken minutes, and the hand-over of what is to be taken from others. A field that a controller
 * claimed meanwhile is left to it; whatever moves after this look, the API server itself refuses, as what is sent is not forced. Failure 'stale'.
 */
export async function recheck(wave: Wave, around: Around): Promise<{ readonly wave: Wave; readonly live: readonly Manifest[] }> {
  const { live, contests } = await look(wave.manifests, around)
  const written = new Map((await takeOver(wave.manifests, contests, around)).map((manifest) => [keyOf(manifest.id), manifest]))
  return { wave: waveLeavingOut(wave, contests), live: live.map((manifest) => written.get(keyOf(manifest.id)) ?? manifest) }
}
