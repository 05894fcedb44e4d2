import { toJsonText } from '../../model/json.ts'
import { countedNoise, noiseNames } from '../folding.ts'
import type { ShownChange } from '../shown-changes.ts'
import type { Style } from '../style.ts'
import { signed, signWidth } from './ink.ts'
import { wrap } from './layout.ts'
import { environmentLines, nameLines } from './names.ts'

/** Objects of which only what is folded differs, by what that is: counted, named, and with the values that moved. */
export const quietLines = (quiet: readonly ShownChange[], style: Style): readonly string[] =>
  [...Map.groupBy(quiet, ({ places, environments }) => toJsonText([noiseNames(places), environments])).values()]
    .toSorted((left, right) => right.length - left.length)
    .flatMap((some) => [
      `${signed('changed', style)}${some.length} ${some.length === 1 ? 'object changes' : 'objects change'} only in ${noiseNames(some.flatMap(({ places }) => places))}: --all`,
      ...some.slice(0, 1).flatMap((one) => environmentLines(one, style)),
      ...nameLines(some, style),
      ...wrap(countedNoise(some.flatMap(({ places }) => places)), style.width - signWidth(style)).map((line) => ' '.repeat(signWidth(style)) + line),
    ])
