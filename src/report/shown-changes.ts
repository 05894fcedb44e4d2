import type { ObjectChange } from '../model/change.ts'
import { lanes, type Lane } from '../model/finding.ts'
import { toJsonText } from '../model/json.ts'
import { shortName } from '../model/manifest.ts'
import { keyOf, placesOf, type Place } from './places.ts'
import { rankedChanges } from './rank.ts'

/** An object that changes, once for all environments that it changes in. */
export type ShownChange = {
  readonly change: ObjectChange
  readonly lanes: readonly Lane[]
  /** Empty where only one is told of, or none is known. */
  readonly environments: readonly string[]
  readonly places: readonly Place[]
}

/** Changes, worst first; the same object of several environments is told once, and each place in it says where it differs so. */
export function shownChanges(changes: readonly ObjectChange[]): readonly ShownChange[] {
  return [...Map.groupBy(rankedChanges(changes), objectKey).values()].flatMap(([first, ...others]) => (first === undefined ? [] : [together(first, others)]))
}

const objectKey = (change: ObjectChange): string =>
  toJsonText([change.kind, change.object.group, change.object.kind, shortName(change.object), change.kind === 'rename' ? change.from.name : ''])

function together(first: ObjectChange, others: readonly ObjectChange[]): ShownChange {
  const all = [first, ...others]
  if (others.length === 0) return { change: first, lanes: first.lanes, environments: [], places: placesOf(first) }
  const environments = all.map(({ source }) => source.environment)
  const placed = all.flatMap((change) => placesOf(change).map((place) => ({ place, environment: change.source.environment })))
  // One path after another, and each of them as often as it differs otherwise.
  const places = [...Map.groupBy(placed, ({ place }) => place.path).values()].flatMap((atPath) =>
    [...Map.groupBy(atPath, ({ place }) => keyOf(place)).values()].flatMap((same): readonly Place[] => {
      const [one] = same
      return one === undefined ? [] : [{ ...one.place, environments: same.length === all.length ? [] : same.map(({ environment }) => environment) }]
    }),
  )
  return { change: first, lanes: lanes.filter((lane) => all.some((change) => change.lanes.includes(lane))), environments, places }
}
