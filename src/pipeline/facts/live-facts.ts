import type { ClusterFacts } from '../../model/facts.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { isSecret } from '../../model/withheld.ts'
import type { Cluster } from '../../ports/cluster.ts'
import { sent } from '../workspace/withheld.ts'

/** What is rendered, and what was before. */
export type Trees = { readonly desired: readonly Manifest[]; readonly base: readonly Manifest[] }

/** Nothing that judges needs to see a Secret. */
export const withoutSecrets = (manifests: readonly Manifest[]): readonly Manifest[] => manifests.filter(({ id }) => id.kind !== 'Secret')

/** How those Secrets live that are sent: who wrote them belongs to an approval, their values to nobody. */
export async function liveSecrets(cluster: Cluster, desired: readonly Manifest[]): Promise<readonly Manifest[]> {
  const secrets = sent(desired).filter(({ id }) => isSecret(id))
  return secrets.length === 0 ? [] : cluster.read(secrets)
}

/** Facts of the live cluster. Its custom resources may be many: they are asked page by page, where a CRD changes. */
export async function liveFacts(cluster: Cluster, trees: Trees): Promise<ClusterFacts> {
  const [facts, owned] = await Promise.all([cluster.facts(), cluster.read(withoutSecrets(everIn(trees)))])
  return { ...facts, owned }
}

/** What is to be, and what is to go: what is done to that depends on how it lives, too. */
export function everIn({ desired, base }: Trees): readonly Manifest[] {
  const wanted = new Set(desired.map(({ id }) => keyOf(id)))
  return [...desired, ...base.filter(({ id }) => !wanted.has(keyOf(id)))]
}
