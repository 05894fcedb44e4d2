/** Chance that repeats: the same seed, the same numbers. */
export type Random = {
  /** A whole number from 0, below `limit`. */
  readonly below: (limit: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** Between `least` and `most` draws. */
  readonly list: <T>(least: number, most: number, draw: () => T) => readonly T[]
  /** The same, put together. */
  readonly repeat: (least: number, most: number, draw: () => string) => string
}

/** The generator "mulberry32". */
export function random(seed: number): Random {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
  const pick = <T>(from: readonly T[]): T => {
    const [picked] = from.slice(below(from.length))
    if (picked === undefined) throw new Error('There is nothing to pick from')
    return picked
  }
  const list = <T>(least: number, most: number, draw: () => T): readonly T[] => Array.from({ length: least + below(most - least + 1) }, draw)
  return { below, pick, list, repeat: (least, most, draw) => list(least, most, draw).join('') }
}
