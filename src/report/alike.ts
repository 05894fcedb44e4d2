import { worstLane } from './rank.ts'
import type { ShownChange } from './shown-changes.ts'

/** Changed objects whose difference reads the same, with the lines of it. */
export type Alike = { readonly changes: readonly [ShownChange, ...ShownChange[]]; readonly body: readonly string[] }

// Two objects that change alike are read faster apart.
const fewestAlike = 3

/** Changes in their order, told once where at least three change alike; in each lane those that stand alone come first. What comes or goes whole stands alone. */
export function alike(changes: readonly ShownChange[], bodyOf: (change: ShownChange) => readonly string[]): readonly Alike[] {
  const told = changes.map((change) => ({ change, body: bodyOf(change) }))
  const groups = [
    ...Map.groupBy(told, ({ change, body }) =>
      change.change.kind === 'create' || change.change.kind === 'delete' || body.length === 0 ? change : [...change.environments, ...body].join('\n'),
    ).values(),
  ]
  const [alone, many] = [groups.filter((group) => group.length < fewestAlike).flat(), groups.filter((group) => group.length >= fewestAlike)]
  return [
    ...alone.map(({ change, body }): Alike => ({ changes: [change], body })),
    ...many.flatMap(([first, ...rest]): readonly Alike[] =>
      first === undefined ? [] : [{ changes: [first.change, ...rest.map(({ change }) => change)], body: first.body }],
    ),
  ].toSorted((left, right) => worstLane(left.changes[0]) - worstLane(right.changes[0]))
}
