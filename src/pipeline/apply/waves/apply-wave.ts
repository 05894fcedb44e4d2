import { hasForeignVersions, type Wave } from '../../../apply/apply.ts'
import { keyOf, type Manifest } from '../../../model/manifest.ts'
import { awaitReady } from './await-ready.ts'
import type { Around } from './look.ts'
import { recheck } from './recheck.ts'
import { runHooks } from './run-hooks.ts'
import { sendWave } from './send-wave.ts'
import type { Work } from '../work.ts'

/** The life of one wave, step by step. Gives its objects as they lived before. */
export async function applyWave(wave: Wave, { work, target, seen }: Around): Promise<readonly Manifest[]> {
  await target.fence()
  if (wave.kind === 'hooks') {
    await runHooks(wave, work, target)
    return []
  }
  const rechecked = await recheck(wave, { work, target, seen })
  await sendWave(rechecked.wave, { work, target, isForced: forcing(work, rechecked.live) })
  await target.held.during(awaitReady(wave, work, target))
  return rechecked.live
}

/** What is to be taken by force is ours already before it is sent, but where only the server can tell what that is. */
function forcing({ options }: Work, live: readonly Manifest[]): (stream: readonly Manifest[]) => boolean {
  const opaque = new Set(live.filter(hasForeignVersions).map(({ id }) => keyOf(id)))
  return (stream) => options.isForced && stream.some(({ id }) => opaque.has(keyOf(id)))
}
