import type { Wave } from '../../apply/apply.ts'
import { awaitReady } from './await-ready.ts'
import { runHooks } from './run-hooks.ts'
import { sendWave } from './send-wave.ts'
import type { Target } from './target.ts'
import type { Work } from './work.ts'

/** The life of one wave, step by step. */
export async function applyWave(wave: Wave, work: Work, target: Target): Promise<void> {
  await target.fence()
  if (wave.kind === 'hooks') return runHooks(wave, work, target)
  await sendWave(wave, work, target)
  await target.held.during(awaitReady(wave, work, target))
}
