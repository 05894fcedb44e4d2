import type { Claim } from '../../model/living.ts'
import type { CrdPair } from './pair-crds.ts'
import type { Crd } from './read-crd.ts'
import { keptVersions } from './versions.ts'

/** Whether the CRD keeps fields without a schema, everywhere. */
export const keepsAll = ({ spec }: Crd): boolean => spec['preserveUnknownFields'] === true

export const pruningClaim = 'crd/pruning-changed'

/** Where a CRD starts to prune, its objects tell whether they hold anything without a schema. */
export function pruningClaims(pair: CrdPair): readonly Claim[] {
  if (!keepsAll(pair.before) || keepsAll(pair.after)) return []
  return [{ id: pruningClaim, versions: keptVersions(pair).map(({ name }) => name), asks: 'losses' }]
}
