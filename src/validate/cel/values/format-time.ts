import { momentOf } from './calendar.ts'

const padded = (value: number, width = 2): string => String(value).padStart(width, '0')

/** RFC 3339 in UTC, with as many digits of a second as it has. */
export function formatTime(nanos: bigint): string {
  const { year, month, day, hours, minutes, seconds, nanos: rest } = momentOf(nanos)
  const fraction = rest === 0 ? '' : `.${padded(rest, 9).replace(/0+$/, '')}`
  return `${padded(year, 4)}-${padded(month + 1)}-${padded(day)}T${padded(hours)}:${padded(minutes)}:${padded(seconds)}${fraction}Z`
}
