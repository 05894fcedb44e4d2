import { compareText, toJsonText } from '../../model/json.ts'
import type { Outcome } from '../../model/outcome.ts'

/** In one order, whichever came first: that of their JSON text. Reports rank them by what they are. */
export const inOrder = <T>(items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, text: toJsonText(item) }))
    .toSorted((left, right) => compareText(left.text, right.text))
    .map(({ item }) => item)

/** Lists that verbs may leave out as one; left out where all of them do. */
export function joined<T, Part extends object>(lists: readonly (readonly T[] | undefined)[], partOf: (list: readonly T[]) => Part): Part | object {
  const present = lists.filter((list) => list !== undefined)
  return present.length === 0 ? {} : partOf(inOrder(present.flat()))
}

/** Parts run side by side: each stage took as long as in the slowest of them. */
export function longest(timings: readonly Outcome['timings'][]): Outcome['timings'] {
  const stages = [...new Set(timings.flatMap((one) => Object.keys(one)))].toSorted()
  return Object.fromEntries(stages.map((stage) => [stage, Math.max(...timings.map((one) => one[stage] ?? 0))]))
}
