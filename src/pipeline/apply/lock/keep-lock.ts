import { isOverdue, timeLeft, type Lease } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import type { Timer } from '../../../ports/timer.ts'
import type { LeaseStore } from './lease-store.ts'
import type { Taken } from './take-lock.ts'

export type Keeping = { readonly store: LeaseStore; readonly timer: Timer; readonly told: AbortSignal }

/** A lock that is ours while the work runs. */
export type Hold = {
  /** Aborted, with the failure as its reason, when the lock is lost or this process is told to stop: what writes must end at once. */
  readonly signal: AbortSignal
  /** To be called before each write: throws that failure, also where this process slept past its time and has not noticed yet. */
  readonly check: () => void
  /** Waits for something that only reads, no longer than the lock holds. */
  readonly during: <T>(reading: Promise<T>) => Promise<T>
}

// Who told this process to stop may kill it soon; a Lease that is not given back becomes stale by itself.
const releaseLimitMs = 10_000
// Three attempts before the deadline of 36 s.
const renewEveryMs = 10_000

/** Renews the Lease beside the work, stops the work when it is lost, and gives it back at the end, whatever the end is. */
export async function keepLock<T>(taken: Taken, keeping: Keeping, work: (hold: Hold) => Promise<T>): Promise<T> {
  const { store, timer, told } = keeping
  const done = new AbortController()
  const lost = new AbortController()
  const lose = (why: string): void => lost.abort(lockLost(why))
  const kept = { lease: taken.lease, renewed: taken.since }
  const signal = AbortSignal.any([lost.signal, told])
  const check = (): void => {
    if (isOverdue(kept.lease.durationMs, kept.renewed, timer.elapsed())) lose(overdue(kept.lease))
    signal.throwIfAborted()
  }
  const renewing = renewUntil(done.signal, kept, { store, timer, lose, isLost: () => lost.signal.aborted })
  try {
    const result = await work({ signal, check, during: (reading) => firstOf(reading, signal) })
    signal.throwIfAborted()
    return result
  } catch (error) {
    // A kubectl that we ended says so; why we ended it is what matters.
    signal.throwIfAborted()
    throw error
  } finally {
    done.abort()
    await renewing
    await within(releaseLimitMs, timer, release(store, kept.lease.holder))
  }
}

type Kept = { lease: Lease; renewed: number }
type Loop = { readonly store: LeaseStore; readonly timer: Timer; readonly lose: (why: string) => void; readonly isLost: () => boolean }

async function renewUntil(done: AbortSignal, kept: Kept, loop: Loop): Promise<void> {
  const { timer, lose, isLost } = loop
  while (!isLost()) {
    await timer.sleep(renewEveryMs, done)
    if (done.aborted) return
    const sent = timer.elapsed()
    const left = timeLeft(kept.lease.durationMs, kept.renewed, sent)
    const late = timer.sleep(left, done).then((): Renewal => ({ kind: 'silent', why: overdue(kept.lease) }))
    const renewal = await Promise.race([renew(loop.store, kept.lease), late])
    if (renewal.kind === 'renewed') Object.assign(kept, { lease: renewal.lease, renewed: sent })
    else if (renewal.kind === 'lost') lose(renewal.why)
    else if (isOverdue(kept.lease.durationMs, kept.renewed, timer.elapsed())) lose(renewal.why)
  }
}

type Renewal = { readonly kind: 'renewed'; readonly lease: Lease } | { readonly kind: 'lost' | 'silent'; readonly why: string }

async function renew(store: LeaseStore, lease: Lease): Promise<Renewal> {
  try {
    const renewed = await store.renew(lease)
    if (renewed !== undefined) return { kind: 'renewed', lease: renewed }
    const live = await store.read()
    if (live === undefined) return { kind: 'lost', why: 'its Lease was deleted' }
    // Our own write, whose answer got lost, or an edit that left the holder alone.
    return live.holder === lease.holder ? { kind: 'renewed', lease: live } : { kind: 'lost', why: lostTo(live) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { kind: 'silent', why: `it could not be renewed: ${error.message}` }
  }
}

const lostTo = ({ holder, acquiredAt }: Lease): string => (holder === '' ? 'somebody emptied its Lease' : `${holder} holds it since ${acquiredAt}`)

const overdue = ({ durationMs }: Lease): string => `it was not renewed in time, and may be taken over after ${durationMs / 1000} s`

const lockLost = (why: string): Failure =>
  new Failure('lock-lost', `Stopped, the lock is lost: ${why}`, { hint: 'See what the other run does, then apply again; what is applied stays applied' })

async function firstOf<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([reading, promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function within(limitMs: number, timer: Timer, work: Promise<void>): Promise<void> {
  const over = new AbortController()
  await Promise.race([work, timer.sleep(limitMs, over.signal)])
  over.abort()
}

/** Only where it is still ours. A cluster that does not answer now keeps a Lease that becomes stale by itself: no reason to fail what is done. */
async function release(store: LeaseStore, holder: string): Promise<void> {
  try {
    const live = await store.read()
    if (live?.holder === holder) await store.release(live)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}
