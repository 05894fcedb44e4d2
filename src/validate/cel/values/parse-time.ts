import { daysOf, isDate } from '../../formats/date-time.ts'

const second = 1_000_000_000n
const rfc3339 = /^(\d{4}-\d{2}-\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?(Z|[+-]\d{2}:\d{2})$/

/** Days since 1970 of a day that the calendar has. */
function dayNumber(text: string): bigint {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const years = BigInt(year - 1)
  const before = years * 365n + years / 4n - years / 100n + years / 400n
  const months = Array.from({ length: month - 1 }, (_, index) => daysOf(year, index + 1))
  return before - 719_162n + BigInt(months.reduce((sum, days) => sum + days, day - 1))
}

/** Nanoseconds since 1970 of a date, or undefined. */
export const parseDay = (text: string): bigint | undefined => (isDate(text) && !text.startsWith('0000') ? dayNumber(text) * 86_400n * second : undefined)

/** RFC 3339 as Go reads it: T and Z in capitals. */
export function parseTime(text: string): bigint | undefined {
  const [, date = '', hour = '', minute = '', clockSecond = '', fraction = '', zone = ''] = rfc3339.exec(text) ?? []
  const day = parseDay(date)
  const offset = zoneSeconds(zone)
  if (day === undefined || offset === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(clockSecond) > 59) return undefined
  const seconds = BigInt(hour) * 3600n + BigInt(minute) * 60n + BigInt(clockSecond) - offset
  return day + seconds * second + BigInt(fraction.slice(0, 9).padEnd(9, '0'))
}

function zoneSeconds(zone: string): bigint | undefined {
  if (zone === 'Z') return 0n
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number)
  if (hours > 24 || minutes > 60) return undefined
  return BigInt((hours * 60 + minutes) * 60) * (zone.startsWith('-') ? -1n : 1n)
}

/** What a schema's date-time may hold besides: a time without zone, which is UTC. */
export const parseSchemaTime = (text: string): bigint | undefined => (text === '' ? 0n : (parseTime(text) ?? parseTime(`${text}Z`)))
