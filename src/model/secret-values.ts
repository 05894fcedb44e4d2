import { objectAt, type JsonObject } from './json.ts'

/** Every value of a Secret, as it is written and as it is meant. */
export function secretValuesIn(secret: JsonObject): readonly string[] {
  const encoded = Object.values(objectAt(secret, 'data')).filter((value) => typeof value === 'string')
  const plain = Object.values(objectAt(secret, 'stringData')).filter((value) => typeof value === 'string')
  return [...encoded, ...encoded.map((value) => Buffer.from(value, 'base64').toString('utf8')), ...plain]
}

// Shorter values would blank words by accident.
const shortest = 6

/** A text → the same text with "***" for each of the values. */
export function maskOf(values: readonly string[]): (text: string) => string {
  const longestFirst = values.filter((value) => value.length >= shortest).toSorted((left, right) => right.length - left.length)
  return (text) => longestFirst.reduce((current, value) => current.replaceAll(value, '***'), text)
}
