import { type Json, listAt } from '../../../model/json.ts'
import type { SchemaRule } from '../../rule.ts'
import { canonicalText } from '../../formula/canonical-text.ts'
import { isDeep } from '../../schema/is-deep.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { placeOf } from '../../schema/path.ts'
import { possibleValues } from '../../schema/possible-values.ts'
import { enumLanguage, isProvenWithin } from '../../formula/text-language.ts'
import { typesOf } from '../../schema/types.ts'
import { quote, showChange } from '../../show.ts'

/** A field takes fewer values than before, or only listed ones from now on. */
export const enumNarrowed: SchemaRule = {
  id: 'crd/enum-narrowed',
  why: 'Every write is validated against the enum; a stored value passes only where ratcheting lets what is unchanged through',
  handles: ['enum'],
  judge: (pair) => {
    const allowed = keysOf(pair.after)
    // Null never matched an enum, not even one that lists it.
    const lost = listAt(pair.before, 'enum').filter((value) => value !== null && !isIn(allowed, value))
    if (pair.after['enum'] === undefined || (pair.before['enum'] !== undefined && lost.length === 0) || isListedAnyway(pair, allowed)) return []
    const place = placeOf(pair.path)
    const subject =
      lost.length === 0 ? `${place} takes only listed values now` : `${place} no longer takes ${lost.slice(0, 5).map(quote).join(', ')}${more(lost.length - 5)}`
    return [
      {
        severity: 'block',
        effect: 'edits-fail',
        path: pair.path,
        message: `${subject}: ${pair.objects} with another value are refused`,
        change: showChange(pair.before['enum'], pair.after['enum']),
        hit: { at: pair.path, keywords: ['enum'], effect: `hold a value in ${place} that the new CRD refuses` },
        action: `Give ${place} one of the values that stay, in live objects and manifests, before the CRD changes`,
      },
    ]
  },
}

// Other keywords may have left only these values before: integers within two ends, a pattern of few words, a boolean.
function isListedAnyway({ before, after }: NodePair, allowed: ReadonlySet<string>): boolean {
  if (possibleValues(before)?.every((value) => isIn(allowed, value)) === true) return true
  const isText = typesOf(before).every((type) => type === 'string') && before['nullable'] !== true
  return isText && isProvenWithin(before, enumLanguage(after))
}

const keysOf = (schema: NodePair['after']): ReadonlySet<string> =>
  new Set(
    listAt(schema, 'enum')
      .filter((value) => !isDeep(value))
      .map(canonicalText),
  )

// What is too deep to compare counts as another value.
const isIn = (keys: ReadonlySet<string>, value: Json): boolean => !isDeep(value) && keys.has(canonicalText(value))

const more = (count: number): string => (count > 0 ? ` and ${count} more` : '')
