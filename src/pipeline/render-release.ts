import { posix } from 'node:path'
import type { LocalChart } from '../ports/charts.ts'
import type { Ports } from '../ports/ports.ts'
import { inputsDigest } from '../render/render.ts'
import { comparedTrees, readProvenance, treeDigest, treeOf, type Bundle, type RenderedFrom } from '../store/store.ts'
import { readFolder } from './read-folder.ts'
import { readValues, type ValuesFile } from './read-values.ts'
import type { ReleaseJob } from './release-job.ts'
import { renderBundle } from './render-bundle.ts'
import type { Rendering } from './rendering.ts'

type Context = {
  readonly ports: Ports
  /** Whether nothing may be written and the tree itself is in question, so that its own provenance is no witness. */
  readonly isCheck: boolean
}

/** Renders one release and builds its new folder beside the old one, or finds that what stands is what its inputs give. */
export async function renderRelease(job: ReleaseJob, { ports, isCheck }: Context): Promise<Rendering> {
  const folder = posix.join(job.root, 'rendered', job.environment.name, job.release.name)
  const [{ chart, values, from }, standing] = await Promise.all([gather(job, ports), readFolder(ports.files, folder)])
  const seen = standing.get('render.yml') ?? ''
  const known = isCheck ? undefined : readProvenance(seen)
  const facts = { job, folder, chart, seen }
  if (known !== undefined && known.inputs === from.inputs && known.manifestDigest === from.manifestDigest && known.digest === treeDigest(standing)) {
    const compared = comparedTrees(standing, standing)
    return { ...facts, provenance: known, names: objectNames(standing), compared, notes: [], hasMoved: false, staged: undefined }
  }
  const { objects, notes }: Bundle = await renderBundle(job, { ports, chart, values, inputs: from.inputs })
  const { files, provenance } = treeOf(objects, from)
  const same = new Set([...files].filter(([name, text]) => standing.get(name) === text).map(([name]) => name))
  const hasMoved = same.size < files.size || standing.size > files.size
  const staged = hasMoved && !isCheck ? await ports.files.stage(folder, files, same) : undefined
  return { ...facts, provenance, names: objectNames(objects), compared: comparedTrees(standing, files), notes, hasMoved, staged }
}

type Gathered = { readonly chart: LocalChart; readonly values: readonly ValuesFile[]; readonly from: RenderedFrom }

/** Everything that a rendering depends on, as it is now. */
async function gather(job: ReleaseJob, ports: Ports): Promise<Gathered> {
  const { environment, release } = job
  const { capabilities } = environment
  const [charts, helm] = await Promise.all([ports.charts(), ports.helm()])
  const [chart, values, helmVersion] = await Promise.all([charts.fetch(release), readValues(job, ports.files), helm.version()])
  const from: RenderedFrom = {
    release: release.name,
    namespace: release.namespace,
    chart: { name: chart.name, version: chart.version, appVersion: chart.appVersion },
    archive: chart.digest,
    ...(chart.manifestDigest === '' ? {} : { manifestDigest: chart.manifestDigest }),
    helm: helmVersion,
    kubeVersion: capabilities.kubeVersion,
    values: values.map(({ file, sha256 }) => ({ file, sha256 })),
    inputs: inputsDigest({ release, capabilities, chartDigest: chart.digest, valuesDigests: values.map((file) => file.sha256), helmVersion }),
  }
  return { chart, values, from }
}

const objectNames = (files: ReadonlyMap<string, string>): readonly string[] => [...files.keys()].filter((name) => name !== 'render.yml')
