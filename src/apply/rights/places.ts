import type { KindPlace } from '../../model/right.ts'
import { textAt } from '../../model/json.ts'
import { isDefinition, type Manifest } from '../../model/manifest.ts'

/** Finds where a kind's objects are; undefined for a kind that nobody serves nor defines. */
export type FindPlace = (id: { readonly group: string; readonly kind: string }) => KindPlace | undefined

/** By what a cluster serves, and by the CRDs that are to come. */
export function placesOf(served: readonly KindPlace[], desired: readonly Manifest[]): FindPlace {
  const all = [...desired.filter(({ id }) => isDefinition(id)).map(definedPlace), ...served]
  const byKind = new Map(all.map((place) => [JSON.stringify([place.group, place.kind]), place]))
  return ({ group, kind }) => byKind.get(JSON.stringify([group, kind]))
}

export const definedPlace = ({ body }: Manifest): KindPlace => ({
  group: textAt(body, 'spec', 'group') ?? '',
  kind: textAt(body, 'spec', 'names', 'kind') ?? '',
  plural: textAt(body, 'spec', 'names', 'plural') ?? '',
  isNamespaced: textAt(body, 'spec', 'scope') !== 'Cluster',
})
