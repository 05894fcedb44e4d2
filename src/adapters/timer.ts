import { setTimeout as sleep } from 'node:timers/promises'
import type { Timer } from '../ports/timer.ts'

/** The monotonic clock of this process. */
export const createTimer = (): Timer => ({
  elapsed: () => performance.now(),
  sleep: async (ms, signal) => {
    // An aborted sleep rejects, and there is nothing to tell: its caller asks the signal.
    await sleep(ms, undefined, { signal, ref: true }).catch((error: unknown) => {
      if (signal?.aborted !== true) throw error
    })
  },
})
