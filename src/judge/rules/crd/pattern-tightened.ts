import type { SchemaRule } from '../../rule.ts'
import { placeOf } from '../../schema/path.ts'
import { showChange } from '../../show.ts'

/** Text must match a pattern that it need not have matched before. Whether one pattern contains the other is not decided here. */
export const patternTightened: SchemaRule = {
  id: 'crd/pattern-tightened',
  why: 'Every write is validated against the pattern; a stored text passes only where it is unchanged',
  handles: ['pattern'],
  judge: ({ path, before, after, objects }) => {
    // An empty pattern matches everything.
    if (after['pattern'] === undefined || after['pattern'] === '') return []
    const place = placeOf(path)
    return [
      {
        severity: 'block',
        effect: 'edits-fail',
        path,
        message: `${place} must match ${before['pattern'] === undefined ? 'a' : 'another'} pattern: ${objects} with text that does not are refused`,
        change: showChange(before['pattern'], after['pattern']),
        hit: null,
        action: `Compare every value of ${place} in live objects and manifests with the new pattern, then waive this finding or change the values`,
      },
    ]
  },
}
