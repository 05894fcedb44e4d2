import type { PatchOperation } from '../model/change.ts'
import type { Json } from '../model/json.ts'
import { intoItem, type Cursor } from './cursor.ts'
import { extraAt, missingAt, type Difference } from './difference.ts'
import type { Lists, Pair } from './pair.ts'

type Place = {
  readonly cursor: Cursor
  readonly surplus: readonly number[]
  readonly nameOf: (item: Json, index: number) => string
  readonly stepOf: (item: Json) => string
}

/**
 * What must be taken out of a list, brought into the order that desired has among its own items, and put in. The steps of a
 * JSON Patch see the list as the steps before left it, so they are counted on a copy: a list of live indexes, -1 for a new item.
 */
export function restoreOrder(lists: Lists, pairs: readonly Pair[], place: Place): readonly Difference[] {
  const sequence = [...lists.live.keys()]
  const removed = place.surplus.toSorted((left, right) => right - left).map((liveIndex) => removal(lists, sequence, { liveIndex, place }))
  const present = pairs.flatMap(({ liveIndexes }) => liveIndexes.slice(0, 1))
  const moved = moves(present, sequence, place.cursor)
  const reordered = moved.length === 0 ? [] : [orderDifference(pairs, { place, operations: moved })]
  const added = additions(pairs, sequence, place)
  return [...removed, ...reordered, ...added]
}

function removal({ live }: Lists, sequence: number[], { liveIndex, place }: { liveIndex: number; place: Place }): Difference {
  const position = sequence.indexOf(liveIndex)
  sequence.splice(position, 1)
  const item = live[liveIndex] ?? null
  const at = intoItem(place.cursor, { step: place.stepOf(item), name: place.nameOf(item, liveIndex), desiredIndex: liveIndex, liveIndex })
  return { ...extraAt(at, item), operations: [{ op: 'remove', path: `${place.cursor.livePointer}/${position}` }] }
}

/** Each item that stands before the one it should follow moves right behind it; what others put in between keeps its place. */
function moves(present: readonly number[], sequence: number[], { livePointer }: Cursor): readonly PatchOperation[] {
  return present.slice(1).flatMap((liveIndex, before): readonly PatchOperation[] => {
    const from = sequence.indexOf(liveIndex)
    const behind = sequence.indexOf(present[before] ?? -1)
    if (from >= behind) return []
    sequence.splice(from, 1)
    sequence.splice(behind, 0, liveIndex)
    return [{ op: 'move', from: `${livePointer}/${from}`, path: `${livePointer}/${behind}` }]
  })
}

function orderDifference(pairs: readonly Pair[], { place, operations }: { place: Place; operations: readonly PatchOperation[] }): Difference {
  const { path, livePointer, desiredPointer } = place.cursor
  const here = pairs.filter(({ liveIndexes }) => liveIndexes.length > 0)
  const inLive = here.toSorted((left, right) => (left.liveIndexes[0] ?? 0) - (right.liveIndexes[0] ?? 0))
  // managedFields hold no order, so nobody can be named.
  return {
    kind: 'differs',
    path: `${path} (order)`,
    pointer: livePointer,
    desiredPointer,
    livePointer,
    fieldPath: [],
    desired: namesOf(here),
    live: namesOf(inLive),
    operations,
  }
}

const namesOf = (pairs: readonly Pair[]): Json => pairs.map(({ name }) => name)

function additions(pairs: readonly Pair[], sequence: number[], { cursor }: Place): readonly Difference[] {
  let behind = -1
  const added: Difference[] = []
  for (const { item, index, step, name, liveIndexes } of pairs) {
    const known = sequence.indexOf(liveIndexes[0] ?? Number.NaN)
    const position = known === -1 ? behind + 1 : known
    if (known === -1) {
      sequence.splice(position, 0, -1)
      const difference = missingAt(intoItem(cursor, { step, name, desiredIndex: index, liveIndex: position }), item)
      added.push(difference)
    }
    behind = position
  }
  return added
}
