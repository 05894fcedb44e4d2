import type { SchemaRule } from '../../rule.ts'
import { checkedFormat, isFormatWithin, isImplied } from '../../schema/formats.ts'
import { placeOf } from '../../schema/path.ts'
import { show, showChange } from '../../show.ts'

/** Values must have a format that they need not have had before. Formats that API servers do not know check nothing. */
export const formatTightened: SchemaRule = {
  id: 'crd/format-tightened',
  why: 'Every write is validated against the formats that the API server knows; a stored value passes only where it is unchanged',
  handles: ['format'],
  judge: ({ path, before, after, objects }) => {
    const format = checkedFormat(after)
    // A range that leaves the format nothing to refuse is judged as a range.
    if (format === '' || isFormatWithin(checkedFormat(before), format) || isImplied(format, before) || isImplied(format, after)) return []
    const place = placeOf(path)
    return [
      {
        severity: 'block',
        effect: 'edits-fail',
        path,
        message: `${place} must have the format ${show(after['format'])} now: ${objects} with another value are refused`,
        change: showChange(before['format'], after['format']),
        hit: { at: path, keywords: ['format', 'type'], effect: `hold a value in ${place} that is not of the format ${show(after['format'])}` },
        action: `Compare every value of ${place} in live objects and manifests with the format, then waive this finding or change the values`,
      },
    ]
  },
}
