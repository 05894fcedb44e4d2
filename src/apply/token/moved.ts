import { digestOfRows } from './digest.ts'
import { type TokenRow, type TokenRows } from './row.ts'
import { movedRows } from './sketch.ts'
import type { Half, Token } from './token.ts'

/** What is not as it was when a token was made. */
export type Moved =
  | { readonly kind: 'row'; readonly row: TokenRow }
  /** So many places moved by being no longer there. */
  | { readonly kind: 'gone'; readonly half: HalfName; readonly count: number }
  | { readonly kind: 'many'; readonly half: HalfName }
  /** The digest differs, and no place does: the token was not copied whole, or was made up. */
  | { readonly kind: 'foreign'; readonly half: HalfName }
  /** The token was made without a cluster. */
  | { readonly kind: 'unasked' }

export type HalfName = 'bytes' | 'live'

/** How much of a token has to hold: all of it, or what lies in the repository alone. */
export type TokenScope = 'all' | 'tree'

/** Nothing where the token still covers these rows. */
export function movedSince(token: Token, rows: TokenRows, scope: TokenScope): readonly Moved[] {
  const bytes = movedIn('bytes', token.bytes, rows.bytes)
  if (scope === 'tree') return bytes
  return [...bytes, ...(token.live === undefined ? [{ kind: 'unasked' } as const] : movedIn('live', token.live, rows.live ?? []))]
}

function movedIn(half: HalfName, { digest, sketch }: Half, rows: readonly TokenRow[]): readonly Moved[] {
  if (digestOfRows(rows).equals(digest)) return []
  const named = movedRows(sketch, rows)
  if (named === undefined) return [{ kind: 'many', half }]
  const there = named.moved.map((row): Moved => ({ kind: 'row', row }))
  const gone: readonly Moved[] = named.gone === 0 ? [] : [{ kind: 'gone', half, count: named.gone }]
  const all = [...there, ...gone]
  return all.length === 0 ? [{ kind: 'foreign', half }] : all
}
