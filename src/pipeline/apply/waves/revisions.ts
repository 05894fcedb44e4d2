import { textAt } from '../../../model/json.ts'
import { keyOf, nameOf, type Manifest } from '../../../model/manifest.ts'
import type { Note } from '../../../model/outcome.ts'

export type Revisions = ReadonlyMap<string, string>

/** resourceVersion of each object that lives; kubectl itself does not say whether a server-side apply changed anything. */
export const revisionsOf = (live: readonly Manifest[]): Revisions =>
  new Map(live.map((manifest) => [keyOf(manifest.id), textAt(manifest.body, 'metadata', 'resourceVersion') ?? '']))

/** What became of an object that was sent. */
export function said(manifest: Manifest, before: Revisions, after: Revisions): Note {
  const key = keyOf(manifest.id)
  if (!after.has(key)) return { sign: 'warn', text: `${nameOf(manifest.id)} was applied, and is gone again` }
  if (!before.has(key)) return { sign: 'added', text: `${nameOf(manifest.id)} created` }
  return before.get(key) === after.get(key)
    ? { sign: 'plain', text: `${nameOf(manifest.id)} unchanged` }
    : { sign: 'changed', text: `${nameOf(manifest.id)} changed` }
}
