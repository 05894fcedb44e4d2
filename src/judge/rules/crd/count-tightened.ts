import type { SchemaRule } from '../../rule.ts'
import { draftLimits, tightenedLimits } from '../../schema/judge-limits.ts'
import { countLimits } from '../../formula/limits.ts'

/** A list or a map must hold more or fewer entries than before. */
export const countTightened: SchemaRule = {
  id: 'crd/count-tightened',
  why: 'Every write is validated; a stored list or map passes only where it is unchanged',
  handles: countLimits.map((limit) => limit.keyword),
  judge: (pair) => draftLimits(pair, 'have', tightenedLimits(countLimits, pair)),
}
