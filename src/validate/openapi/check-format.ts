import { causeAt } from '../cause.ts'
import { formatTest } from '../formats/formats.ts'
import type { Check } from './check.ts'

/** `format` of a text. */
export function checkFormat(format: string): Check {
  const holds = formatTest(format)
  return (value, { path }, report) => {
    if (typeof value !== 'string') return 0
    if (!holds(value)) report(causeAt(path, { reason: 'TypeInvalid', keyword: 'format', message: `is no ${format}` }))
    return 1
  }
}
