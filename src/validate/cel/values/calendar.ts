import { daysOf } from '../../formats/date-time.ts'
import { parseDay } from './parse-time.ts'

/** A moment as a clock and a calendar show it. */
export interface Moment {
  readonly year: number
  /** 0 to 11, as CEL counts. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
  /** 0 to 365. */
  readonly dayOfYear: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
  readonly nanos: number
}

const [second, day] = [1_000_000_000n, 86_400_000_000_000n]

/** In UTC; years before 1 do not come up, for timestamps start there. */
export function momentOf(nanos: bigint): Moment {
  const days = floorDivide(nanos, day)
  const within = Number((nanos - days * day) / second)
  const year = yearOf(days)
  const dayOfYear = Number(days - startOf(year))
  const months = Array.from({ length: 12 }, (_, index) => daysOf(year, index + 1))
  const month = months.findIndex((_, index) => dayOfYear < sum(months.slice(0, index + 1)))
  return {
    year,
    month,
    day: dayOfYear - sum(months.slice(0, month)) + 1,
    dayOfYear,
    weekday: Number((((days + 4n) % 7n) + 7n) % 7n),
    hours: Math.trunc(within / 3600),
    minutes: Math.trunc(within / 60) % 60,
    seconds: within % 60,
    nanos: Number(nanos - floorDivide(nanos, second) * second),
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

const floorDivide = (value: bigint, divisor: bigint): bigint => (value < 0n ? (value - divisor + 1n) / divisor : value / divisor)

const startOf = (year: number): bigint => (parseDay(`${String(year).padStart(4, '0')}-01-01`) ?? 0n) / day

/** The estimate is off by one year at most. */
function yearOf(days: bigint): number {
  const estimate = 1970 + Math.floor(Number(days) / 365.2425)
  if (startOf(estimate) > days) return estimate - 1
  return estimate < 9999 && startOf(estimate + 1) <= days ? estimate + 1 : estimate
}
