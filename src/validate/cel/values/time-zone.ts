import { momentOf } from './calendar.ts'

/** How far a zone is ahead of UTC at a moment, in nanoseconds: `+01:00`, `-5:30`, `Europe/Berlin`; undefined for what names none. */
export function zoneOffset(zone: string, nanos: bigint): bigint | undefined {
  const colon = zone.indexOf(':')
  if (colon < 0) return namedOffset(zone, nanos)
  const [hours, minutes] = [zone.slice(0, colon), zone.slice(colon + 1)]
  if (!/^[+-]?\d+$/.test(hours) || !/^[+-]?\d+$/.test(minutes)) return undefined
  const total = Number(hours) * 60 + (hours.startsWith('-') ? -1 : 1) * Number(minutes)
  return BigInt(total) * 60_000_000_000n
}

function namedOffset(zone: string, nanos: bigint): bigint | undefined {
  if (zone === '' || zone === 'UTC') return 0n
  const milliseconds = Number(nanos / 1_000_000n)
  const shown = showIn(zone, milliseconds)
  if (shown === undefined) return undefined
  const { year, month, day, hours, minutes, seconds } = momentOf(nanos)
  const there = [...shown.matchAll(/\d+/g)].map(Number)
  const [thereMonth = 0, thereDay = 0, thereYear = 0, thereHour = 0, thereMinute = 0, thereSecond = 0] = there
  const days = daysBetween([year, month + 1, day], [thereYear, thereMonth, thereDay])
  const offset = days * 86_400 + (thereHour - hours) * 3600 + (thereMinute - minutes) * 60 + (thereSecond - seconds)
  return BigInt(offset) * 1_000_000_000n
}

type Day = readonly [number, number, number]

/** A zone shows the same day, the one before or the one after. */
function daysBetween(here: Day, there: Day): number {
  const differs = there.findIndex((part, index) => part !== here[index])
  if (differs < 0) return 0
  return (there[differs] ?? 0) > (here[differs] ?? 0) ? 1 : -1
}

function showIn(timeZone: string, milliseconds: number): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).format(milliseconds)
  } catch {
    // A name that is no zone is an error of the expression.
    return undefined
  }
}
