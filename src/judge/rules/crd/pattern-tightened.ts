import type { SchemaRule } from '../../rule.ts'
import { placeOf } from '../../schema/path.ts'
import { isProvenToMatch } from '../../formula/text-language.ts'
import { takes } from '../../schema/types.ts'
import { showChange } from '../../show.ts'

/** Text must match a pattern that it need not have matched before. Where it can be told that the new pattern takes whatever the old node took, nothing is lost. */
export const patternTightened: SchemaRule = {
  id: 'crd/pattern-tightened',
  why: 'Every write is validated against the pattern; a stored text passes only where it is unchanged',
  handles: ['pattern'],
  judge: (pair) => {
    const { path, before, after, objects } = pair
    // An empty pattern matches everything.
    if (after['pattern'] === undefined || after['pattern'] === '' || !takes(pair, 'string') || isProvenToMatch(before, after)) return []
    const place = placeOf(path)
    return [
      {
        severity: 'block',
        effect: 'edits-fail',
        path,
        message: `${place} must match ${before['pattern'] === undefined ? 'a' : 'another'} pattern: ${objects} with text that does not are refused`,
        change: showChange(before['pattern'], after['pattern']),
        hit: { at: path, keywords: ['pattern'], effect: `hold text in ${place} that the new pattern refuses` },
        action: `Compare every value of ${place} in live objects and manifests with the new pattern, then waive this finding or change the values`,
      },
    ]
  },
}
