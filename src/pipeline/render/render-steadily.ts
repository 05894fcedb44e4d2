import { compare } from '../../compare/compare.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Note } from '../../model/outcome.ts'
import { dependencesOf, pinned, unusedEntries } from '../../render/render.ts'
import type { ReleaseJob } from './release-job.ts'
import { clockNotes, lookupNotes, renderingNotes, unusedNotes } from './rendering-notes.ts'
import { readPrinted, runHelm, type HelmTools } from './run-helm.ts'
import { unsteady } from './unsteady.ts'

// What the cluster would say is not asked for, so it is nothing all the time.
const moving = ['chance', 'clock', 'order'] as const

export type Steady = { readonly manifests: readonly Manifest[]; readonly notes: readonly Note[] }

/**
 * Renders a release, and where its templates can answer otherwise next time, renders it once more. What differs is a failure, but for the fields that
 * the release accepts: those keep what `standing` says, the objects that stand under rendered/.
 */
export async function renderSteadily(job: ReleaseJob, tools: HelmTools, standing: () => Promise<readonly Manifest[]>): Promise<Steady> {
  const { accept } = job.release
  const printed = await runHelm(job, tools, 'now')
  const rendered = readPrinted(job, printed)
  const first = rendered.manifests
  const dependences = dependencesOf(
    tools.chart.calls,
    tools.values.map(({ text }) => text),
  )
  const notes = [...renderingNotes(job, rendered), ...lookupNotes(dependences)]
  if (!moving.some((each) => dependences.has(each))) return { manifests: first, notes: [...notes, ...unusedNotes(accept)] }

  // Only a clock says something else because time has passed.
  const again = await runHelm(job, tools, dependences.has('clock') ? 'later' : 'now')
  // The same text gives the same objects, and reading it is most of our own work.
  const second = again.stdout === printed.stdout ? first : readPrinted(job, again).manifests
  const renderings = { first, second, standing: accept.length === 0 ? [] : await standing() }
  const settled = pinned(renderings, accept)
  const differences = compare(settled.first, settled.second)
  if (differences.length > 0) throw unsteady(job, differences)
  return { manifests: settled.first, notes: [...notes, ...clockNotes(dependences), ...unusedNotes(unusedEntries(renderings, accept))] }
}
