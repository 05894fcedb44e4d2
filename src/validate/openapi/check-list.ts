import { causeAt, type Report } from '../cause.ts'
import type { Limits } from '../node.ts'
import { isDeepEqual, isItems, type Value } from '../value.ts'
import type { Check } from './check.ts'

/** Each item of a list, then its length. */
export const checkList =
  (limits: Limits, items: Check | undefined): Check =>
  (value, spot, report) => {
    if (!isItems(value)) return 0
    let matches = 2
    for (const [index, item] of value.entries()) {
      matches += items?.(item, { path: `${spot.path}[${index}]`, pair: spot.pair?.item(index) }, report) ?? 0
    }
    checkCount(value, limits, (cause) => report(causeAt(spot.path, cause)))
    return matches
  }

function checkCount(
  list: readonly Value[],
  { minItems, maxItems, uniqueItems }: Limits,
  say: (cause: Parameters<typeof causeAt>[1]) => ReturnType<Report>,
): void {
  if (minItems !== undefined && list.length < minItems) {
    say({ reason: 'Invalid', keyword: 'minItems', message: `has ${list.length} items, at least ${minItems} are needed` })
  }
  if (maxItems !== undefined && list.length > maxItems) {
    say({ reason: 'TooMany', keyword: 'maxItems', message: `has ${list.length} items, at most ${maxItems} are allowed` })
  }
  if (uniqueItems && list.some((item, index) => list.slice(0, index).some((earlier) => isDeepEqual(item, earlier)))) {
    say({ reason: 'Invalid', keyword: 'uniqueItems', message: 'has an item twice' })
  }
}
