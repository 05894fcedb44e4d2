import { definitionsIn, hookEndOf, readinessOf, saysReady, type Wave } from '../../../apply/apply.ts'
import type { Target } from '../target.ts'
import { watchReady } from './watch-ready.ts'
import type { Work } from '../work.ts'

/** Resolves when the next wave may start. Failure 'not-ready' names what is not, and what it says of itself. */
export async function awaitReady(wave: Wave, work: Work, target: Target): Promise<void> {
  const { options, ports } = work
  const definitions = definitionsIn(wave)
  if (definitions.length > 0) await target.cluster.awaitEstablished(definitions, options.timeoutMs)
  if (wave.kind === 'hooks') return watchReady(wave.manifests, { look: hookEndOf, patienceMs: 0, work, target })
  const look = (live: Wave['manifests'][number]) => readinessOf(live, (time) => ports.clock.since(time))
  if (options.isWaiting) await watchReady(wave.manifests.filter(saysReady), { look, patienceMs: settleMs, work, target })
}

// What an object says of itself may be about the state before: its controller needs a moment to see this one.
const settleMs = 10_000
