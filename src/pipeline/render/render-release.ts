import { posix } from 'node:path'
import type { LocalChart } from '../../ports/charts.ts'
import type { Ports } from '../../ports/ports.ts'
import { inputsDigest } from '../../render/render.ts'
import { comparedTrees, objectNames, treeOf, type RenderedFrom } from '../../store/store.ts'
import { readEncryptedFiles } from './read-encrypted-files.ts'
import type { NamedFile } from './read-named-files.ts'
import { readValues, type ValuesFile } from './read-values.ts'
import type { ReleaseJob } from './release-job.ts'
import type { Rendering } from './rendering.ts'
import { subchartNotes } from './subchart-notes.ts'
import { valuesNotes } from './values-notes.ts'
import { readStanding } from './standing.ts'

type Context = {
  readonly ports: Ports
  /** Whether nothing may be written and the tree itself is in question, so that its own provenance is no witness. */
  readonly isCheck: boolean
}

/** Renders one release and builds its new folder beside the old one, or finds that what stands is what its inputs give. */
export async function renderRelease(job: ReleaseJob, { ports, isCheck }: Context): Promise<Rendering> {
  const folder = posix.join(job.root, 'rendered', job.environment.name, job.release.name)
  const [{ from, ...sources }, standing] = await Promise.all([gather(job, ports), readStanding(folder, ports)])
  const { seen, provenance: known, names } = standing
  const facts = { job, folder, chart: sources.chart, seen }
  if (!isCheck && isWitness(job) && known?.inputs === from.inputs && known.manifestDigest === from.manifestDigest) {
    return { ...facts, provenance: known, names, compared: { added: [], changed: [], removed: [] }, notes: [], hasMoved: false, staged: undefined }
  }
  const doubts = [...subchartNotes(sources.chart), ...valuesNotes(job, sources.values)]
  const { renderBundle } = await import('./render-bundle.ts')
  const { objects, notes } = await renderBundle(job, { ...sources, ports, standing: standing.texts, inputs: from.inputs })
  const { files, provenance } = treeOf(objects, from)
  const old = await standing.texts()
  const same = new Set([...files].filter(([name, text]) => old.get(name) === text).map(([name]) => name))
  const hasMoved = same.size < files.size || old.size > files.size
  const staged = hasMoved && !isCheck ? await ports.files.stage(folder, files, same) : undefined
  return { ...facts, provenance, names: objectNames(objects), compared: comparedTrees(old, files), notes: [...doubts, ...notes], hasMoved, staged }
}

/** A digest says nothing of the values of Secrets: where they may stand in plain text, only rendering tells whether these are the ones. */
const isWitness = ({ release }: ReleaseJob): boolean => release.secrets !== 'allow'

type Gathered = {
  readonly chart: LocalChart
  readonly values: readonly ValuesFile[]
  readonly encrypted: readonly NamedFile[]
  readonly from: RenderedFrom
}

/** Everything that a rendering depends on, as it is now. */
async function gather(job: ReleaseJob, ports: Ports): Promise<Gathered> {
  const { environment, release } = job
  const { capabilities } = environment
  const [charts, helm] = await Promise.all([ports.charts(), ports.helm()])
  const [chart, values, encrypted, helmVersion] = await Promise.all([
    charts.fetch(release),
    readValues(job, ports.files),
    readEncryptedFiles(job, ports.files),
    helm.version(),
  ])
  const from: RenderedFrom = {
    release: release.name,
    namespace: release.namespace,
    chart: { name: chart.name, version: chart.version, appVersion: chart.appVersion },
    archive: chart.digest,
    ...(chart.manifestDigest === '' ? {} : { manifestDigest: chart.manifestDigest }),
    helm: helmVersion,
    kubeVersion: capabilities.kubeVersion,
    values: values.map(({ file, sha256 }) => ({ file, sha256 })),
    ...(encrypted.length === 0 ? {} : { encryptedSecrets: encrypted.map(({ file, sha256 }) => ({ file, sha256 })) }),
    inputs: inputsDigest({
      release,
      capabilities,
      chartDigest: chart.digest,
      valuesDigests: values.map((file) => file.sha256),
      encryptedDigests: encrypted.map((file) => file.sha256),
      helmVersion,
    }),
  }
  return { chart, values, encrypted, from }
}
