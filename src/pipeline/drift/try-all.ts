import { refusedFinding } from '../../drift/drift.ts'
import type { Finding } from '../../model/finding.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { withoutMembership } from '../../model/membership.ts'
import type { ServerView } from '../../ports/server-view.ts'
import { inParallel } from '../in-parallel.ts'

export type Tried = { readonly tried: ReadonlyMap<string, Manifest>; readonly refused: readonly Finding[] }

// As many as a client may have in flight before the server's fairness makes it wait.
const atOnce = 8

/** Lets the server try every object that lives; what it refuses is said and never passed over. */
export async function tryAll(view: ServerView, desired: readonly Manifest[]): Promise<Tried> {
  const settled = await inParallel(desired, atOnce, (manifest) => view.dryRun(manifest))
  const tried = new Map<string, Manifest>()
  const refused: Finding[] = []
  for (const [index, manifest] of desired.entries()) {
    const answer = settled[index]
    if (answer?.status === 'rejected') throw answer.reason
    if (answer?.value.kind === 'made') tried.set(keyOf(manifest.id), withoutMembership(answer.value.object))
    if (answer?.value.kind === 'refused') refused.push(refusedFinding(manifest, answer.value.why))
  }
  return { tried, refused }
}
