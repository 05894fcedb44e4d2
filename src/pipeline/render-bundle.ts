import { dump } from '../normalise/normalise.ts'
import type { LocalChart } from '../ports/charts.ts'
import type { Ports } from '../ports/ports.ts'
import { bundleText, objectFiles, readBundle, type Bundle } from '../store/store.ts'
import type { ValuesFile } from './read-values.ts'
import type { ReleaseJob } from './release-job.ts'
import { renderingNotes } from './rendering-notes.ts'
import { runHelm } from './run-helm.ts'

type Inputs = { readonly ports: Ports; readonly chart: LocalChart; readonly values: readonly ValuesFile[]; readonly inputs: string }

/** What helm and the normal form make of the inputs: from the cache, where these very inputs were rendered before, by whatever environment or branch. */
export async function renderBundle(job: ReleaseJob, { ports, chart, values, inputs }: Inputs): Promise<Bundle> {
  const cache = await ports.cache()
  const kept = await cache.read(inputs)
  if (kept !== undefined) return readBundle(kept)

  const rendered = await runHelm(job, { helm: await ports.helm(), chartPath: chart.path, values })
  const objects = objectFiles(rendered.manifests.map((manifest) => ({ manifest, text: dump(manifest) })))
  const bundle = { objects, notes: renderingNotes(job, rendered) }
  await cache.keep(inputs, bundleText(bundle))
  return bundle
}
