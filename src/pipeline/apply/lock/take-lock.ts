import { isStale, watch, type Lease, type Watching } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import type { Timer } from '../../../ports/timer.ts'
import type { LeaseStore } from './lease-store.ts'

export type Taking = {
  readonly store: LeaseStore
  readonly timer: Timer
  /** Our own name in the Lease. */
  readonly holder: string
  /** How long to wait for a holder that is alive. */
  readonly patienceMs: number
  /** Aborted when this process is told to stop. */
  readonly told: AbortSignal
  readonly say: (line: string) => void
}

export type Taken = {
  readonly lease: Lease
  /** When the request that took it was sent, on the monotonic clock. */
  readonly since: number
  /** From whom it was taken and why; '' where nobody held it. */
  readonly takeover: string
}

// A holder renews every 10 s: whether it lives is known soon, and asking more often costs a busy API server for nothing.
const pauseMs = 1_000

/** Takes the Lease where it is free or stale, and waits where it is held. Failure 'locked' where its holder lives longer than our patience. */
export async function takeLock(taking: Taking): Promise<Taken> {
  const { store, timer, told } = taking
  const begun = timer.elapsed()
  let watching: Watching | undefined
  for (;;) {
    told.throwIfAborted()
    const since = timer.elapsed()
    const lease = await store.read()
    const isFree = lease === undefined || lease.holder === '' || lease.holder === taking.holder
    watching = lease === undefined ? undefined : sayOnce(watch(watching, lease, timer.elapsed()), { watching, lease, taking })
    const isTakeover = !isFree && watching !== undefined && isStale(lease, watching, timer.elapsed())
    const taken = isFree || isTakeover ? await store.take(lease, taking.holder) : undefined
    if (taken !== undefined) return { lease: taken, since, takeover: isTakeover ? takeoverOf(lease) : '' }
    if (!isFree && watching?.hasMoved === true && timer.elapsed() - begun >= taking.patienceMs) throw locked(lease)
    if (!isFree) await timer.sleep(pauseMs, told)
  }
}

function sayOnce(now: Watching, { watching, lease, taking }: { watching: Watching | undefined; lease: Lease; taking: Taking }): Watching {
  const isHeld = lease.holder !== '' && lease.holder !== taking.holder
  if (isHeld && watching === undefined) taking.say(`The lock is held by ${lease.holder} since ${lease.acquiredAt}; looking whether that run is alive`)
  return now
}

const takeoverOf = ({ holder, renewedAt, durationMs }: Lease): string =>
  `The lock was taken over from ${holder}, which gave no sign of life for ${durationMs / 1000} s (its last one is of ${renewedAt})`

const locked = ({ holder, acquiredAt, renewedAt }: Lease): Failure =>
  new Failure('locked', `Cannot apply: ${holder} holds the lock since ${acquiredAt} and is alive (last sign ${renewedAt}), expected no other apply`, {
    hint: 'Wait until that run has ended, or wait here: --lock-wait 10m',
  })
