import type { Wave } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import { awaitReady } from './await-ready.ts'
import { removeHooks } from './remove-hooks.ts'
import { sendWave } from './send-wave.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

/** Hooks of one wave from beginning to end, with what their delete policies ask before and after. */
export async function runHooks(wave: Wave, work: Work, target: Target): Promise<void> {
  const remove = (policy: string): Promise<void> => removeHooks(wave.manifests, policy, { work, target })
  await remove('before-hook-creation')
  await sendWave(wave, { work, target, isForced: () => work.options.isForced })
  try {
    await target.held.during(awaitReady(wave, work, target))
  } catch (error) {
    // Only a hook that came to a bad end has failed: one of an apply that lost its cluster or its lock may still run.
    if (error instanceof Failure && error.code === 'not-ready') await remove('hook-failed')
    throw error
  }
  await remove('hook-succeeded')
}
