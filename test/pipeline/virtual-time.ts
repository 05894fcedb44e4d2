import type { Timer } from '../../src/ports/timer.ts'

/** Time that passes only when a test lets it: sleepers wake in order, and nothing waits for real. */
export type VirtualTime = {
  readonly now: () => number
  /** A clock of one machine: it started at another moment than others, and may run faster or slower. */
  readonly timer: (skew?: { readonly offset?: number; readonly rate?: number }) => Timer
  /** Lets that much time pass, and all that is due in it happen. */
  readonly pass: (ms: number) => Promise<void>
}

type Sleeper = { readonly due: number; readonly wake: () => void }

export function createVirtualTime(): VirtualTime {
  let now = 0
  const sleepers = new Set<Sleeper>()
  const sleepUntil = (due: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve) => {
      const sleeper = { due, wake: () => (sleepers.delete(sleeper), resolve()) }
      if (signal?.aborted === true) return resolve()
      sleepers.add(sleeper)
      signal?.addEventListener('abort', sleeper.wake, { once: true })
    })
  const pass = async (ms: number): Promise<void> => {
    const end = now + ms
    await settled()
    for (let next = first(sleepers); next !== undefined && next.due <= end; next = first(sleepers)) {
      now = next.due
      next.wake()
      await settled()
    }
    now = end
    await settled()
  }
  return {
    now: () => now,
    timer: ({ offset = 0, rate = 1 } = {}) => ({
      elapsed: () => offset + now * rate,
      sleep: (ms, signal) => sleepUntil(now + ms / rate, signal),
    }),
    pass,
  }
}

const first = (sleepers: ReadonlySet<Sleeper>): Sleeper | undefined => [...sleepers].toSorted((left, right) => left.due - right.due)[0]

/** What can go on without time has gone on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
