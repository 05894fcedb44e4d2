import type { Json } from '../../../model/json.ts'
import type { SchemaRule } from '../../rule.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { placeOf } from '../../schema/path.ts'
import { possibleValues } from '../../schema/possible-values.ts'
import { takes, typesOf } from '../../schema/types.ts'
import { show, showChange } from '../../show.ts'

/** A number must be a multiple of something that it need not have been before. */
export const multipleChanged: SchemaRule = {
  id: 'crd/multiple-changed',
  why: 'Every write is validated; a stored number passes only where it is unchanged',
  handles: ['multipleOf'],
  judge: (pair) => {
    const { path, before, after, objects } = pair
    const [old, now] = [before['multipleOf'], after['multipleOf']]
    if (now === undefined || isMultiple(old, now) || !takes(pair, 'integer', 'number')) return []
    if (possibleValues(before)?.every((value) => !isNumber(value) || isMultiple(value, now)) === true || isPlainInteger(pair, now)) return []
    const place = placeOf(path)
    return [
      {
        severity: 'block',
        effect: 'edits-fail',
        path,
        message: `${place} must be a multiple of ${show(now)} now: ${objects} with another number are refused`,
        change: showChange(old, now),
        hit: {
          at: path,
          keywords: ['multipleOf'],
          effect: `hold a number in ${place} that is no multiple of ${show(now)}`,
        },
        action: `Round ${place} of live objects and manifests before the CRD changes`,
      },
    ]
  },
}

// Every whole number is a multiple of 1; fractions were none before.
const isPlainInteger = ({ before }: NodePair, of: Json): boolean => Number(of) === 1 && !typesOf(before).includes('number')

const isNumber = (value: Json | undefined): value is number | bigint => typeof value === 'number' || typeof value === 'bigint'

// Fractions count as no multiple: the API server's arithmetic on them is its own.
function isMultiple(value: Json | undefined, of: Json): boolean {
  if (!isNumber(value) || !isNumber(of) || !Number.isInteger(Number(value)) || !Number.isInteger(Number(of)) || Number(of) === 0) return false
  return BigInt(value) % BigInt(of) === 0n
}
