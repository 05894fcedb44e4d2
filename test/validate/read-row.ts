import { isMap, WholeDouble, type Value, type ValueMap } from '../../src/validate/value.ts'

/** "JSON.parse source text access" of ES2026, for values that are more than JSON. */
declare global {
  interface JSON {
    parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown
  }
}

/** A line of JSON, with `1.0` and `1` kept apart, since the server does so too; and no digit lost of what a double cannot hold. */
export function readRow(line: string): ValueMap {
  const parsed = JSON.parse(line, (_key: string, value: unknown, { source = '' }: { source?: string }): unknown => {
    if (typeof value !== 'number') return value
    if (/^-?\d+$/.test(source)) return Number.isSafeInteger(value) ? value : BigInt(source)
    return Number.isSafeInteger(value) ? new WholeDouble(value) : value
  })
  return isMap(parsed) ? parsed : {}
}

export const mapAt = (row: ValueMap, key: string): ValueMap => {
  const found = row[key]
  return isMap(found) ? found : {}
}

export const mapsAt = (row: ValueMap, key: string): readonly ValueMap[] => {
  const found: Value = row[key] ?? []
  return Array.isArray(found) ? found.filter(isMap) : []
}

export const textOf = (row: ValueMap, key: string): string => (typeof row[key] === 'string' ? row[key] : '')
