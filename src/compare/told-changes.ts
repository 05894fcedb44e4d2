import type { LanedChange, ObjectChange } from '../model/change.ts'
import { compareIds, type Manifest, type ResourceId } from '../model/manifest.ts'
import type { Source } from '../model/source.ts'
import { objectChange, renameChange } from './object-change.ts'
import { withRenames } from './renames.ts'
import { schemasFrom } from './schema/schema-of.ts'

type Context = {
  readonly sourceOf: (id: ResourceId) => Source
  /** CRDs of the same tree; a later one counts. Other objects take no part. */
  readonly definitions: readonly Manifest[]
}

/** Changes as reports tell them, in order of identity: where objects differ in meaning, and which are the same under another name. */
export function toldChanges(changes: readonly LanedChange[], { sourceOf, definitions }: Context): readonly ObjectChange[] {
  const schemaOf = schemasFrom(definitions)
  const { renamings, others } = withRenames(changes)
  const told = [
    ...renamings.map((renaming) => renameChange(renaming, { source: sourceOf(renaming.after.id), schemaOf })),
    ...others.map((change) => objectChange(change, { source: sourceOf(change.id), schemaOf })),
  ]
  return told.toSorted((left, right) => compareIds(left.object, right.object))
}
