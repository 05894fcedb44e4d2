import type { Wave } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { applyWave } from './apply-wave.ts'
import type { Seen } from '../seen.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

/** One wave after another; the first that fails is the last. Gives each object as it lived just before it was sent. */
export async function applyWaves(work: Work, target: Target, consented: Seen): Promise<readonly Manifest[]> {
  const { environment, waves, ports } = work
  const before: Manifest[] = []
  let seen = consented
  for (const [index, wave] of waves.entries()) {
    ports.terminal.say(`apply ${environment.name} wave ${index + 1} of ${waves.length}: ${wave.name}, ${wave.manifests.length} objects`)
    const live = await applyWave(wave, { work, target, seen }).catch((error: unknown) => stopped(error, index, waves))
    before.push(...live)
    if (wave.kind === 'hooks') seen = { ...seen, live: await afterHooks(waves.slice(index + 1), target) }
  }
  return before
}

/** A hook may delete and make what it likes, and that it runs was consented to: what it left is what later waves have to find. */
async function afterHooks(waves: readonly Wave[], { cluster, held }: Target): Promise<readonly Manifest[]> {
  const left = waves.filter(({ kind }) => kind === 'objects').flatMap(({ manifests }) => manifests)
  return left.length === 0 ? [] : held.during(cluster.read(left))
}

/** Says how far apply came; running it again is always safe. */
function stopped(error: unknown, index: number, waves: readonly Wave[]): never {
  if (!(error instanceof Failure)) throw error
  const place = `Stopped in wave ${index + 1} of ${waves.length} (${waves[index]?.name ?? ''})`
  const before = index === 0 ? 'no earlier wave was applied' : 'the waves before it are applied'
  throw new Failure(error.code, `${place}, ${before}: ${error.message}`, { hint: error.hint, problems: error.problems, cause: error })
}
