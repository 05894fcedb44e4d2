import type { SchemaRule } from '../../rule.ts'
import { draftLimits, tightenedLimits } from '../../schema/judge-limits.ts'
import { lengthLimits } from '../../formula/limits.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { isProvenWithin, lengthLanguage } from '../../formula/text-language.ts'

/** Text must be longer or shorter than before; length counts code points. */
export const lengthTightened: SchemaRule = {
  id: 'crd/length-tightened',
  why: 'Every write is validated; a stored text passes only where it is unchanged',
  handles: lengthLimits.map((limit) => limit.keyword),
  judge: (pair) => {
    const tightened = tightenedLimits(lengthLimits, pair)
    return tightened.length === 0 || isBounded(pair) ? [] : draftLimits(pair, 'have', tightened)
  },
}

/** A pattern or an enum can bound the length by itself; without one there is nothing to prove, and an automaton of thousands of states to save. */
function isBounded({ before, after }: NodePair): boolean {
  const isSpelled = before['pattern'] !== undefined || before['enum'] !== undefined
  return isSpelled && isProvenWithin(before, lengthLanguage(after))
}
