import type { Json } from '../../model/json.ts'
import { insideOf } from './has-keyword.ts'

// Deeper than any value that a person writes.
const limit = 40

/** Whether a value nests too deeply to be looked into by recursion; found level by level. */
export function isDeep(value: Json | undefined): boolean {
  let level: readonly Json[] = value === undefined ? [] : [value]
  for (let depth = 0; depth <= limit && level.length > 0; depth += 1) level = level.flatMap(insideOf)
  return level.length > 0
}
