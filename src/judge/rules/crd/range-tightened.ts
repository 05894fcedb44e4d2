import type { SchemaRule } from '../../rule.ts'
import { draftLimits, type Tightened } from '../../schema/judge-limits.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { boundOf, isInside, isTighter, sayBound, type Side, sides } from '../../schema/range.ts'

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
  const [before, after] = [boundOf(pair.before, side), boundOf(pair.after, side)]
  if (after === undefined || !isTighter(before, after)) return []
  return [
    {
      wanted: sayBound(after),
      change: `${before === undefined ? 'any' : sayBound(before)} → ${sayBound(after)}`,
      isBroken: (value) => (typeof value === 'number' || typeof value === 'bigint') && !isInside(value, after),
    },
  ]
}
