import { noises, type Noise } from '../model/difference.ts'
import type { Lane } from '../model/finding.ts'
import { escape } from './escape.ts'
import type { Place } from './places.ts'
import type { ShownChange } from './shown-changes.ts'
import { scalarText } from './text/value-lines.ts'

/** Each kind of noise, for one and for several. */
const noiseWords: Readonly<Record<Noise, readonly [string, string]>> = {
  label: ['version label', 'version labels'],
  doc: ['description', 'descriptions'],
  image: ['image tag', 'image tags'],
  checksum: ['checksum', 'checksums'],
  spelling: ['quantity written otherwise', 'quantities written otherwise'],
}

export type Folded = { readonly loud: readonly Place[]; readonly quiet: readonly Place[] }

/** Places that a reader has to see, and those that are only counted. */
export const folded = (places: readonly Place[]): Folded => ({
  loud: places.filter(({ difference }) => difference.noise === undefined),
  quiet: places.filter(({ difference }) => difference.noise !== undefined),
})

// What touches any other lane is always named for itself, even if only a label brought it there: pods are replaced for it.
const harmless: ReadonlySet<Lane> = new Set(['CRD', 'Config', 'Label'])

/** Whether nothing but noise changes in an object, and nothing happens for it. */
export const isQuiet = ({ change, lanes, places }: ShownChange): boolean =>
  change.kind === 'update' && places.length > 0 && lanes.every((lane) => harmless.has(lane)) && folded(places).loud.length === 0

/** "3 version labels, 1 image tag (1.28.0 → 1.30.0)". */
export function countedNoise(places: readonly Place[]): string {
  const counted = noises.flatMap((noise) => {
    const some = places.filter(({ difference }) => difference.noise === noise)
    return some.length === 0 ? [] : [`${some.length} ${noiseWords[noise][some.length === 1 ? 0 : 1]}${movesIn(some, noise)}`]
  })
  return counted.join(', ')
}

/** The kinds of noise in an object, as groups are named by them: "version labels and descriptions". */
export function noiseNames(places: readonly Place[]): string {
  const names = noises.filter((noise) => places.some(({ difference }) => difference.noise === noise)).map((noise) => noiseWords[noise][1])
  return [names.slice(0, -1).join(', '), names.slice(-1).join('')].filter((part) => part !== '').join(' and ')
}

// More moves than these are told apart by nobody.
const shownMoves = 3

/** Which values moved; none of what nobody compares by eye. */
function movesIn(places: readonly Place[], noise: Noise): string {
  if (noise === 'doc' || noise === 'checksum') return ''
  const moves = [...new Set(places.map(moveOf))]
  return ` (${moves.slice(0, shownMoves).join(', ')}${moves.length > shownMoves ? `, … ${moves.length} in all` : ''})`
}

function moveOf({ difference: { before, after } }: Place): string {
  const [old, current] = [before, after].map((value) => (typeof value === 'string' || typeof value === 'number' ? scalarText(value) : ''))
  return `${behindSlash(old ?? '')} → ${behindSlash(current ?? '')}`
}

/** Of an image its last part: both sides name the same repository. */
const behindSlash = (text: string): string => escape(text.slice(text.lastIndexOf('/') + 1))
