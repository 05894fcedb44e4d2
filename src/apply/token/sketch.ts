import { createHash } from 'node:crypto'
import { elementBytes, product, reduced } from './prime-field.ts'
import { isRatio, recurrenceOf } from './recurrence.ts'
import type { TokenRow } from './row.ts'

// How many moved places a sketch can name. People who look at a refused apply want the first few, and each costs eleven characters.
const most = 4

export const sketchBytes = 2 * most * elementBytes

/**
 * The rows in a few bytes, however many they are: the syndromes of a Reed–Solomon code, Σ value · place^j. What two sketches differ in are those of the
 * moved rows alone, from which their places can be told.
 */
export function sketchOf(rows: readonly TokenRow[]): Buffer {
  const sums = rows.map((row) => ({ place: placeOf(row), term: valueOf(row) }))
  const syndromes = Array.from({ length: 2 * most }, (_, power) =>
    reduced(sums.reduce((sum, { place, term }) => sum + product(term, raised(place, power)), 0n)),
  )
  return packed(syndromes)
}

const raised = (base: bigint, power: number): bigint => Array.from({ length: power }).reduce((value: bigint) => product(value, base), 1n)

function packed(elements: readonly bigint[]): Buffer {
  const bytes = Buffer.alloc(elements.length * elementBytes)
  for (const [index, element] of elements.entries()) bytes.writeUInt32BE(Number(element), index * elementBytes)
  return bytes
}

const unpacked = (bytes: Buffer): readonly bigint[] =>
  Array.from({ length: bytes.length / elementBytes }, (_, index) => BigInt(bytes.readUInt32BE(index * elementBytes)))

/** Which rows moved since another sketch; `gone` counts those that moved and are no longer there. Undefined where more moved than a sketch can tell. */
export function movedRows(before: Buffer, rows: readonly TokenRow[]): { readonly moved: readonly TokenRow[]; readonly gone: number } | undefined {
  const [old, now] = [unpacked(before), unpacked(sketchOf(rows))]
  const recurrence = recurrenceOf(now.map((element, index) => reduced(element - (old[index] ?? 0n))))
  if (recurrence.length > most) return undefined
  const moved = recurrence.length === 0 ? [] : rows.filter((row) => isRatio(placeOf(row), recurrence))
  const gone = recurrence.length - moved.length
  // Of too many changes comes a recurrence as well, of full length and about no place at all.
  return recurrence.length === most && moved.length === 0 ? undefined : { moved, gone }
}

const placeOf = ({ part, place }: TokenRow): bigint => hashed([part, place])

const valueOf = ({ part, place, value }: TokenRow): bigint => hashed([part, place, value])

/** Never 0: a place or value that is 0 could not be told from none. */
function hashed(words: readonly string[]): bigint {
  const bytes = createHash('sha256').update(JSON.stringify(words)).digest()
  return reduced(bytes.readBigUInt64BE()) || 1n
}
