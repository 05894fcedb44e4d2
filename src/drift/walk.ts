import { compareText, isList, isObject, type Json, type JsonObject } from '../model/json.ts'
import { isServerDefault } from './atomic-defaults.ts'
import { intoKey, isAtomic, isOwned, type Cursor } from './cursor.ts'
import { isDefaulted, isDropped } from './dropped-zero.ts'
import { changedAt, extraAt, missingAt, type Difference } from './difference.ts'
import { isEqualValue } from './equal-value.ts'
import { walkList } from './walk-list.ts'
import { isZero } from './zero.ts'

/** Compares what desired sets, down to the leaves. */
export function walk(desired: Json, live: Json | undefined, cursor: Cursor): readonly Difference[] {
  if (desired === null) return []
  if (isObject(desired) && isObject(live) && Object.keys(desired).length > 0) return walkObject(desired, live, cursor)
  if (isList(desired) && isList(live) && live.length > 0) return walkList(desired, live, { cursor, walk })
  if (isZero(desired)) return walkZero(desired, live, cursor)
  if (live === undefined) return [missingAt(cursor, desired)]
  return isEqualValue(desired, live, cursor) ? [] : [changedAt(cursor, desired, live)]
}

// In a list null has a place of its own, which a patch must replace; "add" would shift the items behind it.
const absentAt = (cursor: Cursor, desired: Json, live: null | undefined): Difference =>
  live === null ? changedAt(cursor, desired, live) : missingAt(cursor, desired)

function walkObject(desired: JsonObject, live: JsonObject, cursor: Cursor): readonly Difference[] {
  const set = sortedKeys(desired).flatMap((key) => walk(desired[key] ?? null, own(live, key), intoKey(cursor, key)))
  const unwanted = sortedKeys(live).filter((key) => !Object.hasOwn(desired, key) && isUnwanted(key, live[key], cursor))
  return [...set, ...unwanted.map((key) => extraAt(intoKey(cursor, key), live[key] ?? null))]
}

const sortedKeys = (object: JsonObject): readonly string[] => Object.keys(object).toSorted(compareText)

const own = (object: JsonObject, key: string): Json | undefined => (Object.hasOwn(object, key) ? object[key] : undefined)

/**
 * A key that desired does not set is somebody else's right, but for two: one in a list or map that is one value, which the
 * next apply replaces; and one that our own entry holds, which the next apply removes.
 */
function isUnwanted(key: string, value: Json | undefined, cursor: Cursor): boolean {
  if (value === null || value === undefined) return false
  // What a custom resource's schema adds to an item that is still ours cannot be told from a key that Git dropped.
  if (isAtomic(cursor)) return (cursor.isBuiltIn || cursor.own === 'none') && !isServerDefault(key, value, cursor)
  return typeof cursor.own === 'object' && Object.hasOwn(cursor.own, `f:${key}`)
}

/** Desired is "", 0, false or empty: a server may drop such a value, or put its default there. */
function walkZero(desired: Json, live: Json | undefined, cursor: Cursor): readonly Difference[] {
  if (live === undefined || live === null) return isOwned(cursor) || isDropped(desired, cursor) ? [] : [absentAt(cursor, desired, live)]
  if (isEqualValue(desired, live, cursor)) return []
  return isZero(live) || isDefaulted(desired, cursor) ? [] : [changedAt(cursor, desired, live)]
}
