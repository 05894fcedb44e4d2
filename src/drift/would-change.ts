import { compareText, isList, isObject, isSame, type Json, type JsonObject } from '../model/json.ts'
import { intoItem, intoKey, type Cursor } from './cursor.ts'
import { changedAt, extraAt, missingAt, type Difference } from './difference.ts'
import { identityOf, nameOfItem, stepOf } from './list-identity.ts'
import { pairsOf, type Lists } from './pair.ts'

// Every write moves these, one that changes nothing included.
const bookkeeping = new Set(['generation', 'managedFields', 'resourceVersion'])

/** What applying would do, as the server tried it, against what lives: exact, so nothing is forgiven. */
export function wouldChange(made: JsonObject, live: JsonObject, cursor: Cursor): readonly Difference[] {
  return keysDiffer(withoutBookkeeping(made), withoutBookkeeping(live), cursor)
}

function withoutBookkeeping({ status: _status, metadata, ...body }: JsonObject): JsonObject {
  const kept = Object.entries(isObject(metadata) ? metadata : {}).filter(([key]) => !bookkeeping.has(key))
  return { ...body, metadata: Object.fromEntries(kept) }
}

function differ(made: Json | undefined, live: Json | undefined, cursor: Cursor): readonly Difference[] {
  if (isSame(made, live)) return []
  if (made === undefined) return live === undefined ? [] : [extraAt(cursor, live)]
  if (live === undefined) return [missingAt(cursor, made)]
  if (isObject(made) && isObject(live)) return keysDiffer(made, live, cursor)
  return isList(made) && isList(live) ? itemsDiffer({ desired: made, live }, cursor) : [changedAt(cursor, made, live)]
}

const keysDiffer = (made: JsonObject, live: JsonObject, cursor: Cursor): readonly Difference[] =>
  [...new Set([...Object.keys(made), ...Object.keys(live)])].toSorted(compareText).flatMap((key) => differ(made[key], live[key], intoKey(cursor, key)))

/** Item by item where the same items stand on both sides in the same order; else the list as a whole, which a patch then replaces. */
function itemsDiffer(lists: Lists, cursor: Cursor): readonly Difference[] {
  const identity = identityOf(cursor, lists)
  const pairs = pairsOf(lists, identity, cursor.isBuiltIn)
  const isAligned = lists.desired.length === lists.live.length && pairs.every(({ index, liveIndexes: [only, ...more] }) => only === index && more.length === 0)
  if (!isAligned) return [changedAt(cursor, lists.desired, lists.live)]
  return lists.desired.flatMap((item, index) => {
    const place = { step: stepOf(item, identity, index), name: nameOfItem(item, identity, index), desiredIndex: index, liveIndex: index }
    return differ(item, lists.live[index], intoItem(cursor, place))
  })
}
