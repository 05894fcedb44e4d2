import type { Json } from '../model/json.ts'

const form = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|([+-])(\d\d):(\d\d))$/

/** Nanoseconds of an RFC 3339 time, counted from the year 0; undefined for what is none. */
export function instantOf(value: Json): bigint | undefined {
  const found = typeof value === 'string' ? form.exec(value) : null
  if (found === null) return undefined
  const part = (index: number): number => Number(found[index] ?? 0)
  const offset = (part(10) * 60 + part(11)) * (found[9] === '-' ? -1 : 1)
  const minutes = (daysBefore(part(1), part(2)) + part(3)) * 1440 + part(4) * 60 + part(5) - offset
  return BigInt(minutes * 60 + part(6)) * 1_000_000_000n + BigInt((found[7] ?? '').padEnd(9, '0'))
}

/** Days of whole months before, in a year that begins in March, so that the leap day is its last. */
function daysBefore(year: number, month: number): number {
  const [shiftedYear, shiftedMonth] = month > 2 ? [year, month - 3] : [year - 1, month + 9]
  const leapDays = Math.floor(shiftedYear / 4) - Math.floor(shiftedYear / 100) + Math.floor(shiftedYear / 400)
  return shiftedYear * 365 + leapDays + Math.floor((153 * shiftedMonth + 2) / 5)
}
