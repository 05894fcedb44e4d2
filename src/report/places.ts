import type { ObjectChange } from '../model/change.ts'
import type { Difference } from '../model/difference.ts'
import { toJsonText } from '../model/json.ts'

/** One place in which an object differs, as people read it. */
export type Place = {
  /** In a CRD the field that a part of its schema speaks of, as findings write it: "spec.http[].corsPolicy.format". */
  readonly path: string
  /** Versions of a CRD that differ alike in this place; empty elsewhere. */
  readonly versions: readonly string[]
  /** Environments in which it differs so, where the object changes in others too; empty where it is in all of them. */
  readonly environments: readonly string[]
  readonly difference: Difference
}

/** Where an object differs; what differs alike in several versions of a CRD is one place. */
export function placesOf({ object, differences }: ObjectChange): readonly Place[] {
  if (object.kind !== 'CustomResourceDefinition')
    return differences.map((difference) => ({ path: difference.path, versions: [], environments: [], difference }))
  const places = differences.map((difference) => ({ ...schemaPath(difference.path), environments: [], difference }))
  if (new Set(places.flatMap(({ versions }) => versions)).size < 2) return places
  return [...Map.groupBy(places, keyOf).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, versions: [first, ...others].flatMap(({ versions }) => versions) }],
  )
}

/** Equal where two places read the same. */
export const keyOf = ({ path, difference: { before, after, isMasked, causes } }: Pick<Place, 'path' | 'difference'>): string =>
  toJsonText([path, before === undefined, before, after === undefined, after, isMasked, causes])

function schemaPath(path: string): Pick<Place, 'path' | 'versions'> {
  const found = /^spec\.versions\[([^\]]+)\]\.schema\.openAPIV3Schema\.(.*)$/.exec(path)
  if (found === null) return { path, versions: [] }
  const [, version = '', rest = ''] = found
  return { versions: [version], path: rest.replace(/(^|\.)properties\./g, '$1').replace(/\.items(?=\.|$)/g, '[]') }
}
