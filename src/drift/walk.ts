import { compareText, isList, isObject, type Json, type JsonObject } from '../model/json.ts'
import { isServerDefault } from './atomic-defaults.ts'
import { intoKey, isAtomic, isOwned, type Cursor } from './cursor.ts'
import { isDefaulted, isDropped } from './dropped-zero.ts'
import { changedAt, contestedAt, extraAt, missingAt, type Difference } from './difference.ts'
import { isEqualValue } from './equal-value.ts'
import { walkList } from './walk-list.ts'
import { walkNull } from './walk-null.ts'
import { isZero } from './zero.ts'

/** Compares what desired sets, down to the leaves. */
export function walk(desired: Json, live: Json | undefined, cursor: Cursor): readonly Difference[] {
  const found = differencesAt(desired, live, cursor)
  const isLost = cursor.shape === 'leaf' && cursor.own === 'none' && live !== undefined
  return isLost && found.length === 0 ? [contestedAt(cursor, desired, live)] : found
}

function differencesAt(desired: Json, live: Json | undefined, cursor: Cursor): readonly Difference[] {
  if (desired === null) return walkNull(live, cursor)
  if (isObject(desired) && isObject(live) && (Object.keys(desired).length > 0 || hasOwnInside(cursor))) return walkObject(desired, live, cursor)
  if (isList(desired) && isList(live) && live.length > 0) return walkList(desired, live, { cursor, walk })
  if (isZero(desired)) return walkZero(desired, live, cursor)
  if (live === undefined) return [missingAt(cursor, desired)]
  return isEqualValue(desired, live, cursor) ? [] : [changedAt(cursor, desired, live)]
}

/** An empty map claims nothing inside, but what our entry holds there goes with the next apply. */
const hasOwnInside = (cursor: Cursor): boolean => typeof cursor.own === 'object' && !isAtomic(cursor)

// In a list null has a place of its own, which a patch must replace; "add" would shift the items behind it.
const absentAt = (cursor: Cursor, desired: Json, live: null | undefined): Difference =>
  live === null ? changedAt(cursor, desired, live) : missingAt(cursor, desired)

function walkObject(desired: JsonObject, live: JsonObject, cursor: Cursor): readonly Difference[] {
  const set = sortedKeys(desired).flatMap((key) => walk(desired[key] ?? null, own(live, key), intoKey(cursor, key)))
  const others = sortedKeys(live).filter((key) => !Object.hasOwn(desired, key))
  return [...set, ...others.flatMap((key) => unwantedAt(key, live[key] ?? null, cursor))]
}

const sortedKeys = (object: JsonObject): readonly string[] => Object.keys(object).toSorted(compareText)

const own = (object: JsonObject, key: string): Json | undefined => (Object.hasOwn(object, key) ? object[key] : undefined)

/**
 * A key that desired does not set is somebody else's right, but for two: one in a list or map that is one value, which the
 * next apply replaces; and one that our own entry holds, which the next apply removes.
 */
function unwantedAt(key: string, live: Json, cursor: Cursor): readonly Difference[] {
  if (live === null) return []
  const below = intoKey(cursor, key)
  if (isAtomic(cursor)) return canTell(cursor) && !isServerDefault(key, live, cursor) ? [extraAt(below, live)] : []
  if (below.own === 'none' || below.own === 'unknown' || cursor.own === 'whole') return []
  // Of a map or struct in which others have fields of their own, only ours go.
  return isObject(live) && typeof below.own === 'object' && !isAtomic(below) ? walkObject({}, live, below) : [extraAt(below, live)]
}

/** What a custom resource's schema adds to an item that is still ours cannot be told from a key that Git dropped. */
const canTell = ({ isBuiltIn, own: owner, schema }: Cursor): boolean => isBuiltIn || owner === 'none' || (owner === 'unknown' && schema !== undefined)

/** Desired is "", 0, false or empty: a server may drop such a value, or put its default there. */
function walkZero(desired: Json, live: Json | undefined, cursor: Cursor): readonly Difference[] {
  if (live === undefined || live === null) return isOwned(cursor) || isDropped(desired, cursor) ? [] : [absentAt(cursor, desired, live)]
  if (isEqualValue(desired, live, cursor)) return []
  if (isObject(desired) && isObject(live)) return isOpened(live, cursor) ? [changedAt(cursor, desired, live)] : []
  return isZero(live) || isDefaulted(desired, cursor) ? [] : [changedAt(cursor, desired, live)]
}

/** An empty map claims nothing inside, unless it is one value: a podSelector of {} means all pods. */
function isOpened(live: JsonObject, cursor: Cursor): boolean {
  const name = cursor.keys.at(-1) ?? ''
  if (!isAtomic(cursor) || (isOwned(cursor) && !/selector$/i.test(name)) || isServerDefault(name, live, cursor)) return false
  return Object.entries(live).some(([key, value]) => value !== null && !isServerDefault(key, value, cursor))
}
