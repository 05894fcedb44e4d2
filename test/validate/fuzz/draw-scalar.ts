import type { Json } from '../../../src/model/json.ts'
import type { Random } from '../../fuzz/random.ts'
import { texts } from './words.ts'

/** A text of the list, often with one character changed. */
export function drawText({ below, pick }: Random): string {
  const text = pick(texts)
  if (below(3) > 0) return text
  const at = below(text.length + 1)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  return pick([before + pick(['0', '.', 'a', ':', '-', '/', ' ', '%', 'é', 'Z']) + after, before + after.slice(1), after + before]).toWellFormed()
}

const numbers: readonly Json[] = [
  0,
  1,
  2,
  3,
  -1,
  -5,
  10,
  100,
  0.5,
  1.5,
  -0.5,
  2.5,
  0.07,
  4.35,
  1e3,
  2147483648,
  9007199254740993n,
  9223372036854775807n,
  1000000000000000000n,
  3.5e38,
  -2.25,
  1e-7,
  123456.789,
]
const wholes: readonly Json[] = [0, 1, 2, 3, 4, -1, -2, 7, 10, 2147483647, 9223372036854775807n, -9223372036854775808n]

export const drawNumber = ({ pick }: Random): Json => pick(numbers)
export const drawWhole = ({ pick }: Random): Json => pick(wholes)
