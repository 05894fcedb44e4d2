import type { ObjectChange } from '../model/change.ts'
import { lanes, type Lane } from '../model/finding.ts'
import { toJsonText } from '../model/json.ts'
import { shortName } from '../model/manifest.ts'
import { keyOf, placesOf, type Place } from './places.ts'
import { rankedChanges } from './rank.ts'
import { sharedHunks, type Placed } from './shared-hunks.ts'

/** An object that changes, once for all environments that it changes in. */
export type ShownChange = {
  readonly change: ObjectChange
  readonly lanes: readonly Lane[]
  /** Empty where all changes are of one. */
  readonly environments: readonly string[]
  readonly places: readonly Place[]
}

/** Changes, worst first; the same object of several environments is told once, and each place in it says where it differs so. */
export function shownChanges(changes: readonly ObjectChange[]): readonly ShownChange[] {
  const hasMany = new Set(changes.map(({ source }) => source.environment)).size > 1
  return [...Map.groupBy(rankedChanges(changes), objectKey).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [together(first, others, hasMany)],
  )
}

const objectKey = (change: ObjectChange): string =>
  toJsonText([change.kind, change.object.group, change.object.kind, shortName(change.object), change.kind === 'rename' ? change.from.name : ''])

function together(first: ObjectChange, others: readonly ObjectChange[], hasMany: boolean): ShownChange {
  const all = [first, ...others]
  const environments = hasMany ? all.map(({ source }) => source.environment) : []
  if (others.length === 0) return { change: first, lanes: first.lanes, environments, places: placesOf(first) }
  const placed = all.flatMap((change) => placesOf(change).map((place) => ({ place, environment: change.source.environment })))
  return { change: first, lanes: lanes.filter((lane) => all.some((change) => change.lanes.includes(lane))), environments, places: placesIn(placed, all.length) }
}

/** One path after another, and each of them as often as it differs otherwise. */
function placesIn(placed: readonly Placed[], all: number): readonly Place[] {
  const where = (environments: readonly string[]) => ({ environments: environments.length === all ? [] : environments })
  return [...Map.groupBy(placed, ({ place }) => place.path).values()].flatMap((atPath) => {
    const told = [...Map.groupBy(atPath, ({ place }) => keyOf(place)).values()].flatMap((same) =>
      same.slice(0, 1).map(({ place }) => ({ ...place, ...where(same.map(({ environment }) => environment)) })),
    )
    const shared = told.length > 1 ? sharedHunks(atPath) : undefined
    return shared?.map(({ found, ...place }) => ({ ...place, ...where(found) })) ?? told
  })
}
