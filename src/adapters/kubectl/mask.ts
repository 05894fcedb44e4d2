import type { StreamObject } from './objects.ts'

// The API server repeats the value that it refuses before it says why; JSON in it can be long, and ends before the next ": ".
const invalid = /\b(Invalid value|Duplicate value|Unsupported value|Too long|expected \w+, got) ?:? ?("(?:\\.|[^"\\])*"|&?[\w.]*\{.*\}|[^\s:,\]]+)/g

// Shorter values would blank words by accident.
const shortest = 6

/** A text → the same text without values: those that the server quotes, and whatever the Secrets of the stream hold. */
export function maskOf(objects: readonly StreamObject[]): (text: string) => string {
  const secrets = objects.flatMap((object) => object.secrets).filter((value) => value.length >= shortest)
  const longestFirst = secrets.toSorted((left, right) => right.length - left.length)
  return (text) => longestFirst.reduce((current, secret) => current.replaceAll(secret, '***'), text).replaceAll(invalid, '$1')
}
