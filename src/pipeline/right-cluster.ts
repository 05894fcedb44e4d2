import { Failure } from '../model/failure.ts'
import type { Environment, Policy } from '../model/workspace.ts'
import type { Cluster } from '../ports/cluster.ts'

/** Stops before anything of another cluster is taken for this environment's: a context of one name can lead anywhere. */
export function refuseOtherCluster({ name, capabilities: { clusterUid } }: Environment, uid: string): void {
  if (clusterUid === '' || clusterUid === uid) return
  const found = uid === '' ? 'a cluster that does not say which one it is (this user may not get the namespace kube-system)' : `the cluster ${uid}`
  throw new Failure('other-cluster', `Cannot go on with ${name}: its context leads to ${found}, expected ${clusterUid}. Nothing was sent`, {
    hint: `Mend KUBECONFIG or cluster.context; where the cluster was made anew: npm run snapshot -- --env ${name}`,
  })
}

/** The same for verbs that need no other fact: one small question, where the answer was recorded. */
export async function requireRightCluster(environment: Environment, cluster: Cluster): Promise<void> {
  if (environment.capabilities.clusterUid !== '') refuseOtherCluster(environment, await cluster.uid())
}

/** Nobody knows where the objects and credentials would go that are sent to such a server. */
export function refuseUnverified(environment: string, { isVerified }: Cluster, { allowUnverifiedServer }: Policy): void {
  if (isVerified || allowUnverifiedServer) return
  throw new Failure('config-invalid', `Cannot apply to ${environment}: the certificate of its server is not checked, expected one that is`, {
    hint: 'Write certificate-authority into the kubeconfig instead of insecure-skip-tls-verify; or set policy.allowUnverifiedServer, and have that reviewed',
  })
}
