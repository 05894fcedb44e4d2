import type { Json } from '../model/json.ts'
import type { Cursor } from './cursor.ts'
import { changedAt, missingAt, type Difference } from './difference.ts'
import { isNullable } from './schema.ts'
import { isZero } from './zero.ts'

/** Desired is null. It claims nothing but where the server keeps it: then our entry holds the path, and lost it if somebody wrote there. */
export function walkNull(live: Json | undefined, cursor: Cursor): readonly Difference[] {
  const { own, shape, schema, isBuiltIn } = cursor
  if (own !== 'none' || schema === undefined || shape !== 'leaf' || live === null) return []
  const isStored = !isBuiltIn && isNullable(schema)
  if (live === undefined) return isStored ? [missingAt(cursor, null)] : []
  return isZero(live) && !isStored ? [] : [changedAt(cursor, null, live)]
}
