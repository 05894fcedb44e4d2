import type { Wave } from '../../apply/apply.ts'
import { awaitReady } from './await-ready.ts'
import { streamOf } from './stream.ts'
import type { Target } from './target.ts'
import type { Work } from './work.ts'

/** The life of one wave, step by step. */
export async function applyWave(wave: Wave, { options, environment }: Work, target: Target): Promise<void> {
  await target.fence()
  const { signal } = target.held
  await target.kubectl.apply(streamOf(wave), { context: environment.context, mode: options.mode, isForced: options.isForced, signal })
  await target.held.during(awaitReady(wave, target))
}
