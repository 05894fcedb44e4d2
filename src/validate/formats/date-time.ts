const date = /^(\d{4})-(\d{2})-(\d{2})$/
const time = /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/su

/** Go's "2006-01-02": a day that the calendar has. */
export function isDate(text: string): boolean {
  const found = date.exec(text)
  if (found === null) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
}

export function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** A date, `t` in either case, a time with a zone; the parts of the time are compared as text. Whatever follows a second `t` is not looked at. */
export function isDateTime(text: string): boolean {
  const [day = '', clock] = text.toLowerCase().split('t')
  const found = clock === undefined ? null : time.exec(clock)
  return found !== null && isDate(day) && (found[1] ?? '') <= '23' && (found[2] ?? '') <= '59' && (found[3] ?? '') <= '59'
}
