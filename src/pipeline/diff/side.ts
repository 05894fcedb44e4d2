import type { ObjectChange } from '../../model/change.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { MeshReport } from '../../model/mesh.ts'
import type { EnvironmentOutcome, Note } from '../../model/outcome.ts'

/** What differs in one environment, or between two paths. */
export type Side = {
  readonly outcomes: readonly EnvironmentOutcome[]
  readonly changes: readonly ObjectChange[]
  /** What that does to proxies; empty where there is nothing to say. */
  readonly mesh: readonly MeshReport[]
  /** What it was compared with, as the summary names it. */
  readonly against: string
  /** CRDs that say how the custom resources among the changes are compared. */
  readonly definitions: readonly Manifest[]
  readonly notes: readonly Note[]
  /** The files that are not the same on both sides, by the names that a patch has for them; undefined where there are no files. */
  readonly texts: Texts | undefined
}

export type Texts = { readonly before: ReadonlyMap<string, string>; readonly after: ReadonlyMap<string, string> }

/** A renamed object counts twice: the cluster loses one and gets another. */
export const countsOf = (changes: readonly Pick<ObjectChange, 'kind'>[]): { added: number; changed: number; removed: number } => ({
  added: changes.filter(({ kind }) => kind === 'create' || kind === 'rename').length,
  changed: changes.filter(({ kind }) => kind === 'update').length,
  removed: changes.filter(({ kind }) => kind === 'delete' || kind === 'rename').length,
})
