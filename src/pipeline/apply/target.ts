import type { ResourceId } from '../../model/manifest.ts'
import type { Cluster } from '../../ports/cluster.ts'
import type { ClusterWrites } from '../../ports/cluster-writes.ts'
import type { Kubectl } from '../../ports/kubectl.ts'
import { accountsOf } from './accounts.ts'
import type { Held } from './lock/with-lock.ts'
import type { Work } from './work.ts'

/** What an apply works on, and with, while it holds the lock. */
export type Target = {
  readonly cluster: Cluster
  readonly kubectl: Kubectl
  readonly writes: ClusterWrites
  /** Writes of an object that a release brings, by the rights by which it is applied. */
  readonly writesOf: (id: ResourceId) => Promise<ClusterWrites>
  readonly held: Held
  /** To be called before each wave: throws where another run has come since. */
  readonly fence: () => Promise<void>
}

export async function targetOf(work: Work): Promise<Omit<Target, 'held' | 'fence'>> {
  const { environment, ports } = work
  const [cluster, kubectl, writes] = await Promise.all([ports.cluster(environment.context), ports.kubectl(), ports.clusterWrites(environment.context)])
  const userFor = accountsOf(work)
  const writesOf = (id: ResourceId): Promise<ClusterWrites> => ports.clusterWrites(environment.context, userFor(id))
  return { cluster, kubectl, writes, writesOf }
}
