import { countedNoise, noiseNames } from '../folding.ts'
import type { ShownChange } from '../shown-changes.ts'
import type { Style } from '../style.ts'
import { signed, signWidth } from './ink.ts'
import { wrap } from './layout.ts'
import { nameLines } from './names.ts'

/** Objects of which only what is folded differs, by what that is: counted, named, and with the values that moved. */
export const quietLines = (quiet: readonly ShownChange[], style: Style): readonly string[] =>
  [...Map.groupBy(quiet, ({ places }) => noiseNames(places))]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .flatMap(([names, some]) => [
      `${signed('changed', style)}${some.length} ${some.length === 1 ? 'object changes' : 'objects change'} only in ${names}: --all`,
      ...nameLines(some, style),
      ...wrap(countedNoise(some.flatMap(({ places }) => places)), style.width - signWidth(style)).map((line) => ' '.repeat(signWidth(style)) + line),
    ])
