import type { Lease } from './lease.ts'

/** Since when, on our own monotonic clock, a Lease has been seen unchanged. */
export type Watching = { readonly resourceVersion: string; readonly since: number; readonly hasMoved: boolean }

/**
 * A Lease seen again. Its own renewTime is not looked at: it is another machine's clock, and whoever may write the Lease may write any time into it. What
 * counts is whether it changes while we look.
 */
export function watch(before: Watching | undefined, { resourceVersion }: Lease, now: number): Watching {
  if (before === undefined) return { resourceVersion, since: now, hasMoved: false }
  return before.resourceVersion === resourceVersion ? before : { resourceVersion, since: now, hasMoved: true }
}

/** Whether the holder has been silent for as long as it may. */
export const isStale = ({ durationMs }: Lease, { since }: Watching, now: number): boolean => now - since >= durationMs

// A holder gives up before others may take over, with time to spare for a request that is on its way.
const deadlineShare = 0.6

/** Whether we have been silent for so long that we must no longer think it ours. `renewed` is when the last renewal that succeeded was sent. */
export const isOverdue = (durationMs: number, renewed: number, now: number): boolean => now - renewed >= durationMs * deadlineShare

/** How much of that time is left. */
export const timeLeft = (durationMs: number, renewed: number, now: number): number => Math.max(0, renewed + durationMs * deadlineShare - now)
