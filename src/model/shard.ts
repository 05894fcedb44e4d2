import type { Verdict } from './finding.ts'

/** One of several parts that work is cut into, from 1 to `count`. */
export type Shard = { readonly index: number; readonly count: number }

/** Which parts of one piece of work an outcome is about. */
export type Shards = {
  /** Stands for the whole work: parts with another one belong to another run. */
  readonly of: string
  readonly count: number
  /** In order. */
  readonly have: readonly number[]
  /** What these parts alone come to, whatever is missing beside them. */
  readonly verdict: Verdict | null
  readonly exitCode: number
}
