import type { Json } from '../../model/json.ts'
import type { SchemaDraft } from '../rule.ts'
import { listed, showChange } from '../show.ts'
import { isBeyond, type Limit } from '../formula/limits.ts'
import type { NodePair } from './node-pair.ts'
import { possibleValues } from './possible-values.ts'
import { placeOf } from './path.ts'
import { takes } from './types.ts'

/** One limit that got tighter. */
export type Tightened = {
  /** What is wanted now, after "must be" or "must have": "≥ 1", "at most 5 items". */
  readonly wanted: string
  readonly change: string
  /** Those that the API server names when it refuses. */
  readonly keywords: readonly string[]
  readonly isBroken: (value: Json) => boolean
}

/** One finding for all limits of a node that got tighter; none where none did, or where the few values that were possible all keep within. */
export function draftLimits(pair: NodePair, verb: 'be' | 'have', limits: readonly Tightened[]): readonly SchemaDraft[] {
  const possible = possibleValues(pair.before)
  const tightened = limits.filter(({ isBroken }) => possible === undefined || possible.some(isBroken))
  if (tightened.length === 0) return []
  const [place, wanted] = [placeOf(pair.path), listed(tightened.map((one) => one.wanted))]
  return [
    {
      severity: 'block',
      effect: 'edits-fail',
      path: pair.path,
      message: `${place} must ${verb} ${wanted} now: ${pair.objects} that break this are refused`,
      change: tightened.map((one) => one.change).join('; '),
      hit: { at: pair.path, keywords: tightened.flatMap((one) => one.keywords), effect: `break the new limit of ${place}: ${wanted}` },
      action: `Bring ${place} of live objects and manifests within the limit before the CRD changes`,
    },
  ]
}

/** Limits on a length or a count that got tighter. */
export const tightenedLimits = (limits: readonly Limit[], pair: NodePair): readonly Tightened[] => limits.flatMap((limit) => tightenedLimit(limit, pair))

function tightenedLimit({ keyword, side, type, unit, sizeOf }: Limit, pair: NodePair): readonly Tightened[] {
  if (!takes(pair, type)) return []
  const [before, after] = [numberOf(pair.before[keyword]), numberOf(pair.after[keyword])]
  if (after === undefined || (before !== undefined && !isBeyond(before, after, side))) return []
  // No value counts less than nothing.
  if (side === 'least' && after <= 0) return []
  const isBroken = (value: Json): boolean => {
    const size = sizeOf(value)
    return size !== undefined && isBeyond(size, after, side)
  }
  return [
    {
      wanted: `at ${side} ${after} ${Number(after) === 1 ? unit : `${unit}s`}`,
      change: `${keyword}: ${showChange(before, after)}`,
      keywords: [keyword],
      isBroken,
    },
  ]
}

const numberOf = (value: Json | undefined): number | bigint | undefined => (typeof value === 'number' || typeof value === 'bigint' ? value : undefined)
