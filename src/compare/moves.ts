import type { Hunk } from '../model/difference.ts'

type Sequences = { readonly before: readonly string[]; readonly after: readonly string[] }

/** Indexes of what differs in one stretch. */
export type Stretch = { readonly before: readonly number[]; readonly after: readonly number[] }

export type Moved = {
  /** What is really gone or new. */
  readonly hunks: readonly Stretch[]
  /** Indexes of what both sequences have, in the order of each. */
  readonly kept: Stretch
}

/** Takes out of the hunks what is gone in one place and comes in another: it only moved. */
export function withoutMoves({ before, after }: Sequences, hunksOf: (before: readonly string[], after: readonly string[]) => readonly Hunk[]): Moved {
  const hunks = hunksOf(before, after)
  const [gone, come] = [hunks.flatMap((hunk) => indexes(hunk.before)), hunks.flatMap((hunk) => indexes(hunk.after))]
  const moved = {
    before: shared(
      gone,
      before,
      come.map((index) => after[index] ?? ''),
    ),
    after: shared(
      come,
      after,
      gone.map((index) => before[index] ?? ''),
    ),
  }
  const left = { before: new Set(gone.filter((index) => !moved.before.has(index))), after: new Set(come.filter((index) => !moved.after.has(index))) }
  return {
    hunks: hunks
      .map((hunk) => ({
        before: indexes(hunk.before).filter((index) => left.before.has(index)),
        after: indexes(hunk.after).filter((index) => left.after.has(index)),
      }))
      .filter((hunk) => hunk.before.length + hunk.after.length > 0),
    kept: { before: [...before.keys()].filter((index) => !left.before.has(index)), after: [...after.keys()].filter((index) => !left.after.has(index)) },
  }
}

const indexes = ([start, end]: readonly [number, number]): readonly number[] => Array.from({ length: end - start }, (_, offset) => start + offset)

/** Those indexes whose text the others have too, each of the others used once. */
function shared(candidates: readonly number[], texts: readonly string[], others: readonly string[]): ReadonlySet<number> {
  const counts = new Map<string, number>()
  for (const text of others) counts.set(text, (counts.get(text) ?? 0) + 1)
  return new Set(
    candidates.filter((index) => {
      const text = texts[index] ?? ''
      const count = counts.get(text) ?? 0
      counts.set(text, count - 1)
      return count > 0
    }),
  )
}
