import type { CelValue, List } from '../values/cel-value.ts'

/** What the sum of an empty list is: its type comes from the schema; a list that an expression made is taken for one of ints. */
export function zeroOf({ origin }: List): CelValue {
  const items = origin?.node.items
  if (items?.type === 'number') return 0
  return items?.format === 'duration' ? { kind: 'duration', nanos: 0n } : 0n
}
