import type { Wave } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import { applyWave } from './apply-wave.ts'
import type { Target } from './target.ts'
import type { Work } from './work.ts'

/** One wave after another; the first that fails is the last. */
export async function applyWaves(work: Work, target: Target): Promise<void> {
  const { environment, waves, ports } = work
  for (const [index, wave] of waves.entries()) {
    ports.terminal.say(`apply ${environment.name} wave ${index + 1} of ${waves.length}: ${wave.name}, ${wave.manifests.length} objects`)
    await applyWave(wave, work, target).catch((error: unknown) => stopped(error, index, waves))
  }
}

/** Says how far apply came; running it again is always safe. */
function stopped(error: unknown, index: number, waves: readonly Wave[]): never {
  if (!(error instanceof Failure)) throw error
  const place = `Stopped in wave ${index + 1} of ${waves.length} (${waves[index]?.name ?? ''})`
  const before = index === 0 ? 'no earlier wave was applied' : 'the waves before it are applied'
  throw new Failure(error.code, `${place}, ${before}: ${error.message}`, { hint: error.hint, problems: error.problems, cause: error })
}
