import type { Counted } from '../../model/living.ts'
import type { Harm } from './examine.ts'

// Enough to find one, and no more than a line of a terminal holds.
const mostNames = 5

/** Counts objects, those that are stuck apart, and keeps the first names. */
export interface Counter {
  readonly add: (name: string, harms: readonly Harm[]) => void
  readonly counted: () => Counted & { readonly stuck: number }
}

export function startCounter(): Counter {
  const names: string[] = []
  let [count, stuck] = [0, 0]
  return {
    add: (name, harms) => {
      count += 1
      if (harms.some((harm) => harm.isStuck)) stuck += 1
      if (names.length < mostNames) names.push(name)
    },
    counted: () => ({ count, names, stuck }),
  }
}

/** The counter under a key, a new one where there is none yet. */
export function counterAt<Key>(counters: Map<Key, Counter>, key: Key): Counter {
  const counter = counters.get(key) ?? startCounter()
  counters.set(key, counter)
  return counter
}
