import type { LeasePlace } from '../../../apply/apply.ts'
import type { Note } from '../../../model/outcome.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { ClusterWrites } from '../../../ports/cluster-writes.ts'
import type { Interrupts } from '../../../ports/interrupts.ts'
import type { Timer } from '../../../ports/timer.ts'
import { keepLock, type Hold } from './keep-lock.ts'
import { leaseStore } from './lease-store.ts'
import { takeLock } from './take-lock.ts'

export type Lock = {
  readonly place: LeasePlace
  /** Our own name in the Lease. */
  readonly holder: string
  /** The commit that is applied, for whoever looks at the Lease. */
  readonly revision: string
  readonly patienceMs: number
  readonly ports: {
    readonly writes: ClusterWrites
    readonly clock: Clock
    readonly timer: Timer
    readonly interrupts: Interrupts
    readonly say: (line: string) => void
  }
}

export type Held = Hold & {
  /** What is to be said of the lock: from whom it was taken and why, or that there is none. */
  readonly notes: readonly Note[]
}

/** Does the work while no other apply of this environment runs, wherever that one was started. */
export function withLock<T>({ place, holder, revision, patienceMs, ports }: Lock, work: (held: Held) => Promise<T>): Promise<T> {
  const { timer, say } = ports
  const store = leaseStore(place, { ...ports, revision })
  return ports.interrupts.during(async (told) => {
    const taken = await takeLock({ store, timer, holder, patienceMs, told, say })
    const notes = taken.takeover === '' ? [] : [{ sign: 'warn' as const, text: taken.takeover }]
    if (taken.takeover !== '') say(taken.takeover)
    return keepLock(taken, { store, timer, told }, (hold) => work({ ...hold, notes }))
  })
}
