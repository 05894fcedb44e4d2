import { momentOf, type Moment } from '../values/calendar.ts'
import { errorOf, type CelValue } from '../values/cel-value.ts'
import { zoneOffset } from '../values/time-zone.ts'
import { binary, unary, type Library, type Overload } from './overload.ts'

const parts: readonly (readonly [string, (moment: Moment) => number])[] = [
  ['.getFullYear', ({ year }) => year],
  ['.getMonth', ({ month }) => month],
  ['.getDayOfYear', ({ dayOfYear }) => dayOfYear],
  ['.getDayOfMonth', ({ day }) => day - 1],
  ['.getDate', ({ day }) => day],
  ['.getDayOfWeek', ({ weekday }) => weekday],
  ['.getHours', ({ hours }) => hours],
  ['.getMinutes', ({ minutes }) => minutes],
  ['.getSeconds', ({ seconds }) => seconds],
  ['.getMilliseconds', ({ nanos }) => Math.trunc(nanos / 1e6)],
]

const partOf = ([name, read]: (typeof parts)[number]): readonly Overload[] => [
  unary(name, 'timestamp', ({ nanos }) => BigInt(read(momentOf(nanos)))),
  binary(name, ['timestamp', 'string'], ({ nanos }, zone) => inZone(read, nanos, zone)),
]

function inZone(read: (moment: Moment) => number, nanos: bigint, zone: string): CelValue {
  const offset = zoneOffset(zone, nanos)
  return offset === undefined ? errorOf(`unknown time zone ${zone}`) : BigInt(read(momentOf(nanos + offset)))
}

/** How much of a duration is made of whole units. */
const units: readonly (readonly [string, bigint])[] = [
  ['.getHours', 3_600_000_000_000n],
  ['.getMinutes', 60_000_000_000n],
  ['.getSeconds', 1_000_000_000n],
  ['.getMilliseconds', 1_000_000n],
]

export const times: Library = {
  since: 0,
  overloads: [...parts.flatMap(partOf), ...units.map(([name, unit]) => unary(name, 'duration', ({ nanos }) => nanos / unit))],
}
