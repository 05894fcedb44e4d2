import { posix } from 'node:path'
import type { Note } from '../model/outcome.ts'
import { dump } from '../normalise/normalise.ts'
import type { LocalChart } from '../ports/charts.ts'
import type { Ports } from '../ports/ports.ts'
import { inputsDigest } from '../render/render.ts'
import { comparedTrees, readProvenance, treeDigest, treeOf, type ComparedTrees, type Provenance } from '../store/store.ts'
import { readFolder } from './read-folder.ts'
import { readValues } from './read-values.ts'
import type { ReleaseJob } from './release-job.ts'
import { renderingNotes } from './rendering-notes.ts'
import { runHelm } from './run-helm.ts'

/** A release as rendered now, beside what stands under rendered/. */
export type Rendering = {
  readonly job: ReleaseJob
  /** Absolute folder of the release below rendered/. */
  readonly folder: string
  readonly chart: LocalChart
  readonly provenance: Provenance
  readonly files: ReadonlyMap<string, string>
  readonly compared: ComparedTrees
  /** What helm's run told; none where nothing had to be rendered. */
  readonly notes: readonly Note[]
  /** Whether any byte differs from what stands under rendered/, provenance included. */
  readonly hasMoved: boolean
}

/**
 * Renders one release, or takes what stands under rendered/ when its provenance says that nothing it depends on has changed. Writes nothing.
 * Where the tree itself is in question, as for `render --check`, its own provenance is no witness: `isTrusted` is then false.
 */
export async function renderRelease(job: ReleaseJob, { ports, isTrusted }: { ports: Ports; isTrusted: boolean }): Promise<Rendering> {
  const { root, environment, release } = job
  const folder = posix.join(root, 'rendered', environment.name, release.name)
  const [charts, helm] = await Promise.all([ports.charts(), ports.helm()])
  const [chart, values, standing, helmVersion] = await Promise.all([
    charts.fetch(release),
    readValues(job, ports.files),
    readFolder(ports.files, folder),
    helm.version(),
  ])
  const { capabilities } = environment
  const inputs = inputsDigest({ release, capabilities, chartDigest: chart.digest, valuesDigests: values.map((file) => file.sha256), helmVersion })

  const known = readProvenance(standing.get('render.yml') ?? '')
  if (isTrusted && known?.inputs === inputs && known.digest === treeDigest(standing)) {
    return { job, folder, chart, provenance: known, files: standing, compared: comparedTrees(standing, standing), notes: [], hasMoved: false }
  }
  const rendered = await runHelm(job, { helm, chartPath: chart.path, values })
  const entries = rendered.manifests.map((manifest) => ({ manifest, text: dump(manifest) }))
  const { files, provenance } = treeOf(entries, {
    release: release.name,
    namespace: release.namespace,
    chart: { name: chart.name, version: chart.version, appVersion: chart.appVersion },
    archive: chart.digest,
    helm: helmVersion,
    kubeVersion: capabilities.kubeVersion,
    values: values.map(({ file, sha256 }) => ({ file, sha256 })),
    inputs,
  })
  const compared = comparedTrees(standing, files)
  return { job, folder, chart, provenance, files, compared, notes: renderingNotes(job, rendered), hasMoved: !isSameTree(standing, files) }
}

const isSameTree = (left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean =>
  left.size === right.size && [...left].every(([name, text]) => right.get(name) === text)
