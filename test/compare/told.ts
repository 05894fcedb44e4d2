import { compare, toldChanges } from '../../src/compare/compare.ts'
import type { ObjectChange } from '../../src/model/change.ts'
import type { Difference } from '../../src/model/difference.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { splitApiVersion, type Manifest } from '../../src/model/manifest.ts'
import { nowhere } from '../../src/model/source.ts'

/** An object of a kind, "apps/v1/Deployment", called "web" unless another name is given. */
export function manifest(type: string, body: JsonObject, name = 'web'): Manifest {
  const [apiVersion, kind] = [type.slice(0, type.lastIndexOf('/')), type.slice(type.lastIndexOf('/') + 1)]
  return { id: { group: splitApiVersion(apiVersion).group, kind, namespace: 'shop', name }, version: splitApiVersion(apiVersion).version, body }
}

export const toldOf = (before: readonly Manifest[], after: readonly Manifest[], definitions: readonly Manifest[] = []): readonly ObjectChange[] =>
  toldChanges(
    compare(before, after).map((change) => ({ ...change, lanes: ['Config'] as const })),
    { sourceOf: () => nowhere, definitions },
  )

/** A kind, and the CRDs beside its object where there are any. */
type Kind = string | { readonly type: string; readonly definitions: readonly Manifest[] }

/** Where two bodies of one object differ. */
export function differencesOf(kind: Kind, before: JsonObject, after: JsonObject): readonly Difference[] {
  const { type, definitions } = typeof kind === 'string' ? { type: kind, definitions: [] } : kind
  return toldOf([manifest(type, before)], [manifest(type, after)], definitions).flatMap(({ differences }) => differences)
}

/** As "path: before → after", for reading. */
export const shownOf = (kind: Kind, before: JsonObject, after: JsonObject): readonly string[] =>
  differencesOf(kind, before, after).map(
    ({ path, before: old, after: current, noise }) => `${path}: ${said(old)} → ${said(current)}${noise === undefined ? '' : ` (${noise})`}`,
  )

const said = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))
