import { maskOf as maskValues } from '../../model/secret-values.ts'
import type { StreamObject } from './objects.ts'

// The API server repeats the value that it refuses before it says why; JSON in it can be long, and ends before the next ": ".
const invalid = /\b(Invalid value|Duplicate value|Unsupported value|Too long|expected \w+, got) ?:? ?("(?:\\.|[^"\\])*"|&?[\w.]*\{.*\}|[^\s:,\]]+)/g

/** A text → the same text without values: those that the server quotes, and whatever the Secrets of the stream hold. */
export function maskOf(objects: readonly StreamObject[]): (text: string) => string {
  const masked = maskValues(objects.flatMap((object) => object.secrets))
  return (text) => masked(text).replaceAll(invalid, '$1')
}
