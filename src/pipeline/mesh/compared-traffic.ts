import { meshReview } from '../../mesh/mesh.ts'
import type { Finding } from '../../model/finding.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Outcome } from '../../model/outcome.ts'
import { meshPart } from './mesh-part.ts'
import { meshOfEnvironment } from './mesh-of-environment.ts'

/** What a comparison tells of the traffic between objects. */
export type ComparedTraffic = { readonly findings: readonly Finding[]; readonly part: Pick<Outcome, 'mesh'> }

export function comparedTraffic(base: readonly Manifest[], desired: readonly Manifest[]): ComparedTraffic {
  const { findings, report } = meshReview(base, desired)
  return { findings, part: meshPart(meshOfEnvironment('', { base, desired, report })) }
}
