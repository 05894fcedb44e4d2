import type { Cause } from '../../../model/difference.ts'
import type { Ports } from '../../../ports/ports.ts'
import { inputsDigest } from '../../../render/render.ts'
import { readEncryptedFiles } from '../../render/read-encrypted-files.ts'
import { readValues } from '../../render/read-values.ts'
import type { ReleaseJob } from '../../render/release-job.ts'
import { renderBundle } from '../../render/render-bundle.ts'
import type { ReleasePair, ReleaseState } from '../../workspace/release-pair.ts'

type Mix = {
  /** What is taken as it is now; the rest is as at the base. */
  readonly now: readonly Cause[]
  /** The rendered files of the base, which accepted fields keep. */
  readonly standing: ReadonlyMap<string, string>
}

/** The object files that a release would have with a part of its inputs as they are now, from the cache where they were ever rendered so. The helm is today's. */
export async function renderMixed(pair: ReleasePair, { now, standing }: Mix, ports: Ports): Promise<ReadonlyMap<string, string>> {
  const of = (cause: Cause): ReleaseState => (now.includes(cause) ? pair.now : pair.base)
  const job = mixed(of)
  const [charts, helm] = await Promise.all([ports.charts(), ports.helm()])
  const [chart, values, encrypted, helmVersion] = await Promise.all([
    charts.fetch(job.release),
    readValues(jobOf(of('values')), ports.files),
    readEncryptedFiles(jobOf(of('values')), ports.files),
    helm.version(),
  ])
  const inputs = inputsDigest({
    release: job.release,
    capabilities: job.environment.capabilities,
    chartDigest: chart.digest,
    valuesDigests: values.map(({ sha256 }) => sha256),
    encryptedDigests: encrypted.map(({ sha256 }) => sha256),
    helmVersion,
  })
  const { objects } = await renderBundle(job, { ports, chart, values, encrypted, standing: async () => standing, inputs })
  return objects
}

const jobOf = ({ root, environment, release }: ReleaseState): ReleaseJob => ({ root, environment, release })

function mixed(of: (cause: Cause) => ReleaseState): ReleaseJob {
  const { root, environment, release } = of('release')
  const { chart, version, source, digest } = of('chart').release
  const { values, encryptedSecrets } = of('values').release
  const { capabilities } = of('capabilities').environment
  return { root, environment: { ...environment, capabilities }, release: { ...release, chart, version, source, digest, values, encryptedSecrets } }
}
