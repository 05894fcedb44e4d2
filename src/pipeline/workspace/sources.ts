import { compare, toldChanges } from '../../compare/compare.ts'
import { withLanes } from '../../judge/lanes.ts'
import type { Change, ObjectChange } from '../../model/change.ts'
import type { Finding } from '../../model/finding.ts'
import { keyOf, type Manifest, type ResourceId } from '../../model/manifest.ts'
import { nowhere, type Source } from '../../model/source.ts'
import { fileNamesOf } from '../../store/store.ts'
import type { RenderedRelease } from './rendered-tree.ts'

/** Where an object is rendered. */
export type SourceOf = (id: ResourceId) => Source

/** Of an object that is not rendered, only the environment is known. */
export function sourcesOf(environment: string, releases: readonly RenderedRelease[]): SourceOf {
  const sources = new Map(releases.flatMap(({ outcome: { name: release }, manifests }) => placesOf({ environment, release }, manifests)))
  return (id) => sources.get(keyOf(id)) ?? { ...nowhere, environment }
}

/** Where the objects of one release are rendered. */
export function sourcesIn(where: Omit<Source, 'file'>, objects: readonly { readonly id: ResourceId }[]): SourceOf {
  const sources = new Map(placesOf(where, objects))
  return (id) => sources.get(keyOf(id)) ?? { ...where, file: '' }
}

function placesOf(where: Omit<Source, 'file'>, objects: readonly { readonly id: ResourceId }[]): readonly (readonly [string, Source])[] {
  const names = fileNamesOf(objects.map(({ id }) => id))
  return objects.map(({ id }, index) => [keyOf(id), { ...where, file: `rendered/${where.environment}/${where.release}/${names[index] ?? ''}` }])
}

/** Changes as reports tell them. `around` holds the CRDs that say how custom resources are compared; other objects in it take no part. */
export const told = (changes: readonly Change[], sourceOf: SourceOf, around: readonly Manifest[]): readonly ObjectChange[] =>
  toldChanges(changes.map(withLanes), { sourceOf, definitions: around })

/** Findings with the file that their object is rendered to. */
export const withSources = (findings: readonly Finding[], sourceOf: SourceOf): readonly Finding[] =>
  findings.map((finding) => ({ ...finding, source: sourceOf(finding.object) }))

/** What a review changes; nothing where there is no base, since everything would be new. */
export const reviewedChanges = (base: readonly Manifest[], desired: readonly Manifest[], sourceOf: SourceOf): readonly ObjectChange[] =>
  base.length === 0 ? [] : told(compare(base, desired), sourceOf, [...base, ...desired])
