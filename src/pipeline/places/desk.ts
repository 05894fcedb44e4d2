import { posix } from 'node:path'
import { spotsIn, type Spot } from '../../normalise/spots.ts'
import type { Place } from '../../model/place.ts'
import { once } from './once.ts'
import { releaseMoves, type ReleaseMoves } from './release-moves.ts'
import type { Review } from './review.ts'

/** What answers questions about one review, each once. */
export type Desk = Review & {
  readonly moves: (release: string) => Promise<ReleaseMoves | undefined>
  /** The spot of a path in a file of the workspace; undefined where there is no such file. */
  readonly spot: (file: string, path: string) => Promise<Spot | undefined>
  /** The same as the file was before. */
  readonly formerSpot: (file: string, path: string) => Promise<Spot | undefined>
}

export function deskFor(review: Review): Desk {
  const spots = once(async (file) => {
    const text = await review.ports.files.readText(posix.join(review.root, file))
    return text === undefined ? undefined : spotsIn(text)
  })
  const formerSpots = once(async (file) => {
    const text = review.base.files.get(file)
    return text === undefined ? undefined : spotsIn(text)
  })
  return {
    ...review,
    moves: once(releaseMoves(review)),
    spot: async (file, path) => (await spots(file))?.(path),
    formerSpot: async (file, path) => (await formerSpots(file))?.(path),
  }
}

export async function lineIn(file: string, path: string, { spot }: Desk): Promise<Place | undefined> {
  const found = await spot(file, path)
  return found === undefined ? undefined : { file, line: found.line }
}

export const inEnvironment = (path: string, desk: Desk): Promise<Place | undefined> => lineIn(`values/${desk.environment.name}/environment.yml`, path, desk)

export const capabilitiesFile = ({ root, environment }: Desk): string => posix.relative(root, environment.capabilitiesFile)
