import type { History } from '../history.ts'

/** A claim about every history; those of § "chaos for apply" of the threat model keep their numbers. */
export type Invariant = {
  readonly id: string
  readonly claim: string
  /** How many things were looked at, and a sentence for each that is not as claimed. */
  readonly check: (history: History) => Judged
}

export type Judged = { readonly looked: number; readonly broken: readonly string[] }

/** Looks at each item; a sentence says what is wrong with it, '' that nothing is. */
export function judgeEach<T>(items: readonly T[], judge: (item: T) => string): Judged {
  return { looked: items.length, broken: items.map(judge).filter((sentence) => sentence !== '') }
}
