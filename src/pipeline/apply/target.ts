import type { Cluster } from '../../ports/cluster.ts'
import type { ClusterWrites } from '../../ports/cluster-writes.ts'
import type { Kubectl } from '../../ports/kubectl.ts'
import type { Held } from './with-lock.ts'
import type { Work } from './work.ts'

/** What an apply works on, and with, while it holds the lock. */
export type Target = {
  readonly cluster: Cluster
  readonly kubectl: Kubectl
  readonly writes: ClusterWrites
  readonly held: Held
  /** To be called before each wave: throws where another run has come since. */
  readonly fence: () => Promise<void>
}

export async function targetOf({ environment, ports }: Work): Promise<Omit<Target, 'held' | 'fence'>> {
  const [cluster, kubectl, writes] = await Promise.all([ports.cluster(environment.context), ports.kubectl(), ports.clusterWrites(environment.context)])
  return { cluster, kubectl, writes }
}
