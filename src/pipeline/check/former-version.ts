import type { ReleaseOutcome } from '../../model/outcome.ts'
import { readProvenance } from '../../store/store.ts'
import type { BaseTree } from '../workspace/base-of.ts'

/** A release with the version of its chart that the base was rendered from, where that is another one. */
export function withFormerVersion(release: ReleaseOutcome, environment: string, { files }: BaseTree): ReleaseOutcome {
  const from = readProvenance(files.get(`rendered/${environment}/${release.name}/render.yml`) ?? '')?.chart.version ?? release.version
  return from === release.version ? release : { ...release, from }
}
