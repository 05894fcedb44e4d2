import type { Cluster } from '../../ports/cluster.ts'
import type { Kubectl } from '../../ports/kubectl.ts'
import type { Work } from './work.ts'

/** What an apply works on, and with. */
export type Target = { readonly cluster: Cluster; readonly kubectl: Kubectl }

export async function targetOf({ environment, ports }: Work): Promise<Target> {
  const [cluster, kubectl] = await Promise.all([ports.cluster(environment.context), ports.kubectl()])
  return { cluster, kubectl }
}
