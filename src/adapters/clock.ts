import type { Clock } from '../ports/clock.ts'

/** The time of this machine. */
export const createClock = (): Clock => ({
  now: () => Date.now(),
  time: () => new Date().toISOString(),
  today: () => new Date().toISOString().slice(0, 10),
  since: (time) => Date.now() - Date.parse(time),
})
