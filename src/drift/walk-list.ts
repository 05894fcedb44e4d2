import { isSame, type Json } from '../model/json.ts'
import { isServerToleration } from './atomic-defaults.ts'
import { intoItem, isOwned, type Cursor } from './cursor.ts'
import { changedAt, type Difference } from './difference.ts'
import { identityOf, nameOfItem, stepOf, type ListIdentity } from './list-identity.ts'
import { pairsOf, type Lists, type Pair } from './pair.ts'
import { restoreOrder } from './restore-order.ts'

type Walk = (desired: Json, live: Json | undefined, cursor: Cursor) => readonly Difference[]

/** Compares two lists by what makes their items the same items. Items that others added to a list with keys are their right. */
export function walkList(desired: readonly Json[], live: readonly Json[], { cursor, walk }: { cursor: Cursor; walk: Walk }): readonly Difference[] {
  const lists = { desired, live }
  const identity = identityOf(cursor, lists)
  if (identity.kind === 'atomic') return walkWhole(lists, cursor, walk)
  const pairs = pairsOf(lists, identity, cursor.isBuiltIn)
  const inside = pairs.flatMap((pair) => walkPair(pair, { lists, cursor, walk }))
  const surplus = [...pairs.flatMap(({ liveIndexes }) => liveIndexes.slice(1)), ...ownedOnly(lists, pairs, { cursor, identity })]
  return [
    ...inside,
    ...restoreOrder(lists, pairs, { cursor, surplus, nameOf: (item, index) => nameOfItem(item, identity, index), stepOf: (item) => stepOf(item, identity, 0) }),
  ]
}

/** A list that is one value. A Pod's may be ours and longer: admission adds to it each time. */
function walkWhole({ desired, live }: Lists, cursor: Cursor, walk: Walk): readonly Difference[] {
  const isOurPod = cursor.kind === 'Pod' && isOwned(cursor)
  const isGrownByServer = live.length > desired.length && live.slice(desired.length).every((item) => isOurPod || isServerToleration(item, cursor))
  if (desired.length !== live.length && !isGrownByServer) return isSame(desired, live) ? [] : [changedAt(cursor, desired, live)]
  return desired.flatMap((item, index) =>
    walk(item, live[index], intoItem(cursor, { step: `i:${index}`, name: String(index), desiredIndex: index, liveIndex: index })),
  )
}

function walkPair(
  { item, index, step, name, liveIndexes }: Pair,
  { lists, cursor, walk }: { lists: Lists; cursor: Cursor; walk: Walk },
): readonly Difference[] {
  const [liveIndex] = liveIndexes
  return liveIndex === undefined ? [] : walk(item, lists.live[liveIndex], intoItem(cursor, { step, name, desiredIndex: index, liveIndex }))
}

/** Live items that our entry holds and desired does not: the next apply removes them. */
function ownedOnly({ live }: Lists, pairs: readonly Pair[], { cursor: { own }, identity }: { cursor: Cursor; identity: ListIdentity }): readonly number[] {
  if (typeof own !== 'object') return []
  const wanted = new Set(pairs.flatMap(({ liveIndexes }) => liveIndexes))
  return [...live.keys()].filter((index) => !wanted.has(index) && Object.hasOwn(own, stepOf(live[index] ?? null, identity, index)))
}
