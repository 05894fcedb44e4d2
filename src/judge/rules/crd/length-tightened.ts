import type { SchemaRule } from '../../rule.ts'
import { draftLimits, tightenedLimits } from '../../schema/judge-limits.ts'
import { lengthLimits } from '../../schema/limits.ts'

/** Text must be longer or shorter than before; length counts code points. */
export const lengthTightened: SchemaRule = {
  id: 'crd/length-tightened',
  why: 'Every write is validated; a stored text passes only where it is unchanged',
  handles: lengthLimits.map((limit) => limit.keyword),
  judge: (pair) => draftLimits(pair, 'have', tightenedLimits(lengthLimits, pair)),
}
