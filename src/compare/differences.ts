import { linesOf } from '../model/difference.ts'
import { compareText, isList, isObject, isSame, type Json, type JsonObject } from '../model/json.ts'
import { milliOf } from '../model/quantity.ts'
import { heldIn } from './held-text.ts'
import { hunksOf } from './hunks.ts'
import { listDifferences } from './list-differences.ts'
import type { Located, Spot } from './located.ts'
import { inText, key } from './path.ts'

/** Where two values differ, as deep as both have the same shape, in order of keys and of list items. */
export const differences = (before: Json | undefined, after: Json | undefined, spot: Spot): readonly Located[] =>
  isSame(before, after) ? [] : unequal(before, after, spot)

function unequal(before: Json | undefined, after: Json | undefined, spot: Spot): readonly Located[] {
  if (isObject(before) && isObject(after)) return inObjects(before, after, spot)
  if (isList(before) && isList(after)) return listDifferences({ before, after, spot }, differences)
  if (isText(before) && isText(after)) return inTexts(before, after, spot)
  return [inScalars(before, after, spot)]
}

function inObjects(before: JsonObject, after: JsonObject, spot: Spot): readonly Located[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(compareText)
  return names.flatMap((name) => {
    const [old, current] = [own(before, name), own(after, name)]
    // Most keys are the same on both sides, and need no path.
    return isSame(old, current) ? [] : unequal(old, current, { ...spot, path: [...spot.path, key(name)], schema: spot.schema?.ofKey(name) })
  })
}

const own = (object: JsonObject, name: string): Json | undefined => (Object.hasOwn(object, name) ? object[name] : undefined)

const isText = (value: Json | undefined): value is string => typeof value === 'string'

/** By path where both texts hold YAML or JSON that differs, else by lines. */
function inTexts(before: string, after: string, spot: Spot): readonly Located[] {
  if (spot.isSealed) return [inScalars(before, after, spot)]
  const [old, current] = [heldIn(before), heldIn(after)]
  // What only comments, quotes or the order of keys tell apart is the same inside, and still differs.
  const inside =
    old === undefined || current === undefined ? [] : differences(old, current, { path: [...spot.path, inText], schema: undefined, isSealed: false })
  if (inside.length > 0) return inside
  const hasLines = before.includes('\n') || after.includes('\n')
  return [{ ...inScalars(before, after, spot), ...(hasLines ? { hunks: hunksOf(linesOf(before), linesOf(after)) } : {}) }]
}

/** Two ways to write one quantity are told as such. Other fields that take a number or a text mean another thing by each: a port, or the name of one. */
const inScalars = (before: Json | undefined, after: Json | undefined, { path, schema }: Spot): Located => ({
  path,
  before,
  after,
  ...(schema?.isQuantity === true && isSameQuantity(before, after) ? { noise: 'spelling' } : {}),
})

function isSameQuantity(before: Json | undefined, after: Json | undefined): boolean {
  if (before === undefined || after === undefined) return false
  const [old, current] = [milliOf(before), milliOf(after)]
  return old !== undefined && old === current
}
