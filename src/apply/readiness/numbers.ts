import { at, type Json } from '../../model/json.ts'

/** The number at a path, or the given one where there is none. */
export function numberAt<Fallback>(value: Json, fallback: Fallback, ...path: readonly string[]): number | Fallback {
  const found = at(value, ...path)
  return typeof found === 'number' ? found : fallback
}

/** "1 of 3 replicas available". */
export const counted = (count: number, wanted: number, what: string): string => `${count} of ${wanted} ${what}`
