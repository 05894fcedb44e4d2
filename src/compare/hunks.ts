import { diffArrays } from 'diff'
import type { Hunk } from '../model/difference.ts'
import { compareText } from '../model/json.ts'

// The search for the fewest edits grows with their square; where there are more than this, nobody reads them one by one.
const maxEdits = 500

/**
 * Where two sequences differ, by their longest common part; one hunk of everything where they hardly have one. Of several such parts the same one is
 * found from either side, so that a change and its way back are told in the same places.
 */
export function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  return comesFirst(before, after) ? found(before, after) : found(after, before).map((hunk) => ({ before: hunk.after, after: hunk.before }))
}

function comesFirst(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return left.length < right.length
  const place = left.findIndex((line, index) => line !== right[index])
  return place === -1 || compareText(left[place] ?? '', right[place] ?? '') < 0
}

function found(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const runs = diffArrays([...before], [...after], { maxEditLength: maxEdits })
  if (runs === undefined) return [{ before: [0, before.length], after: [0, after.length] }]

  const hunks: Hunk[] = []
  let start = { before: 0, after: 0 }
  let here = start
  for (const { added, removed, count } of [...runs, { added: false, removed: false, count: 0 }]) {
    if (!added && !removed && here !== start) hunks.push({ before: [start.before, here.before], after: [start.after, here.after] })
    here = { before: here.before + (added ? 0 : count), after: here.after + (removed ? 0 : count) }
    if (!added && !removed) start = here
  }
  return hunks
}
