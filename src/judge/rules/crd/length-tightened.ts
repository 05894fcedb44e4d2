import type { SchemaRule } from '../../rule.ts'
import { draftLimits, tightenedLimits } from '../../schema/judge-limits.ts'
import { lengthLimits } from '../../schema/limits.ts'
import { isProvenWithin, lengthLanguage } from '../../schema/text-language.ts'

/** Text must be longer or shorter than before; length counts code points. */
export const lengthTightened: SchemaRule = {
  id: 'crd/length-tightened',
  why: 'Every write is validated; a stored text passes only where it is unchanged',
  handles: lengthLimits.map((limit) => limit.keyword),
  judge: (pair) => {
    const tightened = tightenedLimits(lengthLimits, pair)
    // A pattern can bound the length by itself.
    return tightened.length === 0 || isProvenWithin(pair.before, lengthLanguage(pair.after)) ? [] : draftLimits(pair, 'have', tightened)
  },
}
