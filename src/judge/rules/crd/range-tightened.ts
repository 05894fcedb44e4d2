import type { SchemaRule } from '../../rule.ts'
import { draftLimits, type Tightened } from '../../schema/judge-limits.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { boundOf, isInside, isTighter, isUnusable, sayBound, type Side, sides, wholeBoundOf } from '../../schema/range.ts'
import { show, showChange } from '../../show.ts'
import { takes } from '../../schema/types.ts'

/** A number must lie in a smaller range than before. */
export const rangeTightened: SchemaRule = {
  id: 'crd/range-tightened',
  why: 'Every write is validated; a stored number passes only where it is unchanged',
  handles: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  judge: (pair) =>
    draftLimits(
      pair,
      'be',
      sides.flatMap((side) => tightenedEnd(pair, side)),
    ),
}

function tightenedEnd(pair: NodePair, side: Side): readonly Tightened[] {
  if (takes(pair, 'integer') && isUnusable(pair.after, side) && !isUnusable(pair.before, side)) return [unusableEnd(pair, side)]
  const [before, after] = [boundOf(pair.before, side), boundOf(pair.after, side)]
  const [wholeBefore, whole] = [wholeBoundOf(pair.before, side), wholeBoundOf(pair.after, side)]
  if (after === undefined || whole === undefined || !takes(pair, 'integer', 'number')) return []
  if (!isTighter(before, after) && !isTighter(wholeBefore, whole)) return []
  return [
    {
      wanted: sayBound(after),
      change: `${before === undefined ? 'any' : sayBound(before)} → ${sayBound(after)}`,
      keywords: [keywordOf(side)],
      isBroken: (value) => (typeof value === 'number' || typeof value === 'bigint') && !isInside(value, Number.isInteger(Number(value)) ? whole : after),
    },
  ]
}

// A fraction, or an end beyond 64 bits, is one that the API server cannot hold an integer against: it refuses all of them.
function unusableEnd({ before, after }: NodePair, side: Side): Tightened {
  const keyword = keywordOf(side)
  return {
    wanted: `no integer at all, since ${keyword} is ${show(after[keyword])}`,
    change: `${keyword}: ${showChange(before[keyword], after[keyword])}`,
    keywords: [keyword],
    isBroken: (value) => typeof value === 'bigint' || Number.isInteger(value),
  }
}

const keywordOf = (side: Side): string => (side === 'least' ? 'minimum' : 'maximum')
