import type { ClusterWrites } from '../../../ports/cluster-writes.ts'
import type { Runner } from '../../../ports/runner.ts'
import { withLock, type Held } from './with-lock.ts'
import type { Work } from '../work.ts'

/** This run as others see it in the Lease and in the inventory. */
export const holderOf = ({ who, where, run }: Runner): string => `${who} ${where} ${run}`

/** Does the work under the environment's lock, or without one where that was asked for. */
export async function locked<T>(work: Work, writes: ClusterWrites, inner: (held: Held) => Promise<T>): Promise<T> {
  const { options, environment, revision, ports } = work
  if (options.lock.isOff) return ports.interrupts.during((told) => inner(unlocked(told)))
  const { clock, timer, interrupts, terminal } = ports
  return withLock(
    {
      place: environment.inventory,
      holder: holderOf(ports.runner),
      revision,
      patienceMs: options.lock.patienceMs,
      ports: { writes, clock, timer, interrupts, say: (line) => terminal.say(line) },
    },
    inner,
  )
}

const unlocked = (told: AbortSignal): Held => ({
  signal: told,
  check: () => told.throwIfAborted(),
  during: (reading) => reading,
  notes: [{ sign: 'warn', text: 'Applied without a lock, as --no-lock asks: nothing kept another apply away' }],
})
