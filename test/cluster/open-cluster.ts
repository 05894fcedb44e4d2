import { createClusters } from '../../src/adapters/cluster.ts'
import { createKubeconfig } from '../../src/adapters/kubeconfig.ts'
import type { Cluster } from '../../src/ports/cluster.ts'
import type { ReadKubeconfig } from '../../src/ports/kubeconfig.ts'

/** The kubeconfig that the variable names when it is read; it runs no program. */
export const readKubeconfig: ReadKubeconfig = (context) =>
  createKubeconfig({ env: process.env, workspaceRoot: '/nonexistent', lookUp: async () => undefined, allowed: async () => [] })(context)

export const openCluster = ({ context }: { readonly context: string }): Promise<Cluster> => createClusters(readKubeconfig).cluster(context)
