import { escape } from '../escape.ts'
import { countedNoise, folded } from '../folding.ts'
import { remarksOf } from '../place-remarks.ts'
import type { Place } from '../places.ts'
import type { Style } from '../style.ts'
import { bodyLines } from './difference-lines.ts'
import { wrap, wrapPath } from './layout.ts'

// An object that differs in more places is read in part or not at all.
const shownPlaces = 12

export type Extent = { readonly isWhole: boolean }

/** Where an object differs: each place as its path and lines of a diff. What is folded is counted, and where it is shown is said. */
export function placeLines(places: readonly Place[], style: Style, { isWhole }: Extent): readonly string[] {
  if (isWhole) return places.flatMap((place) => linesOf(place, style, true))
  const { loud, quiet } = folded(places)
  const rest = loud.length - shownPlaces
  return [
    ...(rest > 0 ? worstFirst(loud).slice(0, shownPlaces) : loud).flatMap((place) => linesOf(place, style, false)),
    ...(rest > 0 ? [`  … ${rest} more ${rest === 1 ? 'place' : 'places'}: --all`] : []),
    ...(quiet.length > 0 ? wrap(`folded: ${countedNoise(quiet)}`, style.width - 2).map((line) => `  ${line}`) : []),
  ]
}

/** What somebody may miss before what is only new. */
const worstFirst = (places: readonly Place[]): readonly Place[] => places.toSorted((left, right) => Number(isNew(left)) - Number(isNew(right)))

const isNew = ({ difference: { before } }: Place): boolean => before === undefined

const linesOf = (place: Place, style: Style, isWhole: boolean): readonly string[] => [
  ...headLines(place, style),
  ...bodyLines(place.difference, style, isWhole),
]

/** The path, and behind it or below what is to be said of it. */
function headLines(place: Place, style: Style): readonly string[] {
  const [path, remarks] = [wrapPath(escape(place.path), style.width - 2).map((line) => `  ${line}`), remarksOf(place)]
  const last = path.at(-1) ?? ''
  if (remarks === '') return path
  return last.length + remarks.length + 3 <= style.width ? [...path.slice(0, -1), `${last}   ${remarks}`] : [...path, `    ${remarks}`]
}
