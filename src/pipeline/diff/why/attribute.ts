import type { Cause } from '../../../model/difference.ts'

/** Hunks by what makes them; those whose cause was not found are not in it. */
export type Attributed = ReadonlyMap<string, readonly Cause[]>

/** The hunks that a release would have if only these of its inputs were as they are now; undefined where that cannot be rendered. */
export type HunksWith = (now: readonly Cause[]) => Promise<ReadonlySet<string> | undefined>

/**
 * What makes each hunk: the first of the moved inputs that makes it alone, else the first two that make it together, else all of them. Where one moved
 * alone nothing has to be rendered. A hunk is left without a cause where a smaller one could not be ruled out.
 */
export async function attribute(hunks: ReadonlySet<string>, moved: readonly Cause[], hunksWith: HunksWith): Promise<Attributed> {
  if (moved.length <= 1) return new Map(moved.length === 0 ? [] : [...hunks].map((hunk) => [hunk, moved]))
  let [found, isComplete]: [Attributed, boolean] = [new Map(), true]
  for (const some of smaller(moved)) {
    if (found.size === hunks.size) break
    const made = await hunksWith(some)
    isComplete &&= made !== undefined
    found = new Map([...[...hunks].filter((hunk) => made?.has(hunk) === true).map((hunk) => [hunk, some] as const), ...found])
  }
  return isComplete ? new Map([...hunks].map((hunk) => [hunk, found.get(hunk) ?? moved])) : found
}

/** Each of them, then each two of more than two. */
function smaller(moved: readonly Cause[]): readonly (readonly Cause[])[] {
  const alone = moved.map((cause) => [cause])
  return moved.length === 2 ? alone : [...alone, ...moved.flatMap((cause, index) => moved.slice(index + 1).map((other) => [cause, other]))]
}
