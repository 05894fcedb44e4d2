import type { Clock } from '../ports/clock.ts'

/** The time of this machine. */
export const createClock = (): Clock => ({ now: () => Date.now() })
