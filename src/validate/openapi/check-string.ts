import { causeAt, type Cause } from '../cause.ts'
import type { Limits } from '../node.ts'
import { compilePattern } from '../re2.ts'
import type { Check } from './check.ts'

type Test = { readonly cause: Pick<Cause, 'reason' | 'keyword' | 'message'>; readonly holds: (text: string) => boolean }

/** Length and pattern of a text. The server stops at the first that does not hold. */
export function checkString(limits: Limits): Check {
  const tests = testsOf(limits)
  return (value, { path }, report) => {
    if (typeof value !== 'string') return 0
    const broken = tests.find(({ holds }) => !holds(value))
    if (broken !== undefined) report(causeAt(path, broken.cause))
    return 1
  }
}

function testsOf({ maxLength, minLength, pattern }: Limits): readonly Test[] {
  const compiled = pattern === '' ? undefined : compilePattern(pattern)
  const longest = maxLength ?? 0
  const shortest = minLength ?? 0
  return [
    ...(maxLength === undefined
      ? []
      : [said({ reason: 'TooLong', keyword: 'maxLength', message: `is longer than ${longest}` }, (text) => isWithin(text, longest))]),
    ...(minLength === undefined
      ? []
      : [said({ reason: 'Invalid', keyword: 'minLength', message: `is shorter than ${shortest}` }, (text) => !isWithin(text, shortest - 1))]),
    ...(pattern === ''
      ? []
      : [said({ reason: 'Invalid', keyword: 'pattern', message: `does not match ${pattern}` }, (text) => compiled !== undefined && compiled.test(text))]),
  ]
}

const said = (cause: Test['cause'], holds: Test['holds']): Test => ({ cause, holds })

/** Lengths count code points; a text of at most `limit` code units cannot have more of them. */
function isWithin(text: string, limit: number): boolean {
  if (text.length <= limit) return true
  let count = 0
  for (const character of text) count += character.length > 0 ? 1 : 0
  return count <= limit
}
