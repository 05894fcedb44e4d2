import { linesOf, type Difference, type Hunk } from '../model/difference.ts'
import { toJsonText } from '../model/json.ts'
import type { Place } from './places.ts'

/** A place, and in which environment it differs so. */
export type Placed = { readonly place: Place; readonly environment: string }

type Piece = Placed & { readonly hunks: readonly Hunk[]; readonly key: string }

/**
 * Texts of one path that differ otherwise in each environment, hunk by hunk: what reads the same in several of them is one place, what is said of the same
 * environments stays together. Undefined where they share nothing, or are no texts of lines.
 */
export function sharedHunks(atPath: readonly Placed[]): readonly (Place & { readonly found: readonly string[] })[] | undefined {
  const pieces = atPath.flatMap(piecesOf)
  const alike = [...Map.groupBy(pieces, ({ key }) => key).values()].map((same) => ({ same, found: [...new Set(same.map(({ environment }) => environment))] }))
  if (new Set(pieces.map(({ place }) => place)).size < atPath.length || alike.every(({ found }) => found.length === 1)) return undefined
  return [...Map.groupBy(alike, ({ found }) => toJsonText(found)).values()].flatMap((groups) => {
    const [first] = groups
    const [piece] = first?.same ?? []
    if (first === undefined || piece === undefined) return []
    const own = groups.flatMap(({ same }) => same.filter(({ environment }) => environment === piece.environment)).flatMap(({ hunks }) => hunks)
    const hunks = own.toSorted((left, right) => left.after[0] - right.after[0])
    return [{ ...piece.place, found: first.found, difference: { ...piece.place.difference, hunks } }]
  })
}

function piecesOf({ place, environment }: Placed): readonly Piece[] {
  const { before, after, hunks = [] } = place.difference
  if (typeof before !== 'string' || typeof after !== 'string') return []
  const [old, current] = [linesOf(before), linesOf(after)]
  return near(hunks).map((some) => ({ place, environment, hunks: some, key: keyOf(some, { old, current, causes: place.difference.causes }) }))
}

// The lines around a hunk that reports show; what is closer would show the change of another one as if it were none.
const context = 3

/** Hunks, those together between which hardly a line stands. */
function near(hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = []
  for (const hunk of hunks) {
    const last = groups.at(-1)
    if (last === undefined || hunk.after[0] - (last.at(-1)?.after[1] ?? 0) >= context) groups.push([hunk])
    else last.push(hunk)
  }
  return groups
}

type Sides = { readonly old: readonly string[]; readonly current: readonly string[]; readonly causes: Difference['causes'] }

/** All that is seen between the first line that differs and the last. */
function keyOf(hunks: readonly Hunk[], { old, current, causes }: Sides): string {
  const [first, last] = [hunks[0], hunks.at(-1)]
  return toJsonText([old.slice(first?.before[0], last?.before[1]), current.slice(first?.after[0], last?.after[1]), causes])
}
