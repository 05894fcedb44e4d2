import type { Report } from '../cause.ts'
import type { Pair } from '../ratchet/pair.ts'
import type { Value } from '../value.ts'

/** Where a value stands, and what it was before where that can be told. */
export interface Spot {
  readonly path: string
  readonly pair: Pair | undefined
}

/**
 * Reports what is wrong with a value, and counts what it looked at and found fine: of several branches that all fail, the server tells the errors of
 * the one with the highest count.
 */
export type Check = (value: Value, spot: Spot, report: Report) => number
