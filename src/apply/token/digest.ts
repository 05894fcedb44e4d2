import { createHash } from 'node:crypto'
import { compareText } from '../../model/json.ts'
import type { TokenRow } from './row.ts'

// 192 bits: two trees with one digest are out of reach even for somebody who writes both.
export const digestBytes = 24

/** Over all rows, in whatever order they come. */
export function digestOfRows(rows: readonly TokenRow[]): Buffer {
  const hash = createHash('sha256')
  for (const line of rows.map(lineOf).toSorted(compareText)) hash.update(line).update('\n')
  return hash.digest().subarray(0, digestBytes)
}

// JSON keeps neighbours apart, and no line of it holds a newline.
const lineOf = ({ part, place, value }: TokenRow): string => JSON.stringify([part, place, value])
