import type { ObjectChange } from '../model/change.ts'

/** Changed objects whose difference reads the same, with the lines of it. */
export type Alike = { readonly changes: readonly [ObjectChange, ...ObjectChange[]]; readonly body: readonly string[] }

// Two objects that change alike are read faster apart.
const fewestAlike = 3

/** Updates, told once where at least three change alike; those that stand alone come first. */
export function alike(updates: readonly ObjectChange[], bodyOf: (change: ObjectChange) => readonly string[]): readonly Alike[] {
  const told = updates.map((change) => ({ change, body: bodyOf(change) }))
  const groups = [...Map.groupBy(told, ({ body }) => body.join('\n')).values()]
  const [alone, many] = [groups.filter((group) => group.length < fewestAlike).flat(), groups.filter((group) => group.length >= fewestAlike)]
  return [
    ...alone.map(({ change, body }): Alike => ({ changes: [change], body })),
    ...many.flatMap(([first, ...rest]): readonly Alike[] =>
      first === undefined ? [] : [{ changes: [first.change, ...rest.map(({ change }) => change)], body: first.body }],
    ),
  ]
}
