import { dump } from '../../normalise/normalise.ts'
import type { LocalChart } from '../../ports/charts.ts'
import type { Ports } from '../../ports/ports.ts'
import { bundleText, objectFiles, readBundle, type Bundle } from '../../store/store.ts'
import { encryptedSecrets } from './encrypted-secrets.ts'
import type { NamedFile } from './read-named-files.ts'
import type { ValuesFile } from './read-values.ts'
import type { ReleaseJob } from './release-job.ts'
import { renderSteadily } from './render-steadily.ts'
import { standingManifests } from './standing-manifests.ts'

type Inputs = {
  readonly ports: Ports
  readonly chart: LocalChart
  readonly values: readonly ValuesFile[]
  readonly encrypted: readonly NamedFile[]
  /** Reads the files that stand under rendered/. */
  readonly standing: () => Promise<ReadonlyMap<string, string>>
  readonly inputs: string
}

/** What helm and the normal form make of the inputs: from the cache, where these very inputs were rendered before, by whatever environment or branch. */
export async function renderBundle(job: ReleaseJob, known: Inputs): Promise<Bundle> {
  // An accepted field keeps what stands in this very workspace, which no other one may get.
  if (job.release.accept.length > 0) return rendered(job, known)
  const [cache, helm] = await Promise.all([known.ports.cache(), known.ports.helm()])
  // Workspaces share it, and each may have a helm of its own.
  const key = `${known.inputs} by ${await helm.digest()}`
  const kept = await cache.read(key)
  if (kept !== undefined) return readBundle(kept)

  const bundle = await rendered(job, known)
  await cache.keep(key, bundleText(bundle))
  return bundle
}

async function rendered(job: ReleaseJob, { ports, chart, values, encrypted, standing }: Inputs): Promise<Bundle> {
  const { manifests, notes } = await renderSteadily(job, { helm: await ports.helm(), chart, values }, async () => standingManifests(job, await standing()))
  const written = manifests.map((manifest) => ({ manifest, text: dump(manifest) }))
  return { objects: objectFiles([...written, ...encryptedSecrets(job, encrypted, manifests)]), notes }
}
