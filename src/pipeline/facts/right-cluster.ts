import { Failure } from '../../model/failure.ts'
import type { Environment, Policy } from '../../model/workspace.ts'
import type { Cluster } from '../../ports/cluster.ts'

/** Stops before anything of another cluster is taken for this environment's: a context of one name can lead anywhere. */
export function refuseOtherCluster({ name, capabilities: { clusterUid } }: Environment, uid: string): void {
  if (clusterUid === '' || clusterUid === uid) return
  const found = uid === '' ? 'a cluster that does not say which one it is (this user may not get the namespace kube-system)' : `the cluster ${short(uid)}`
  throw new Failure('other-cluster', `Cannot go on with ${name}: its context leads to ${found}, expected ${short(clusterUid)}. Nothing was sent`, {
    hint: `Mend KUBECONFIG or cluster.context; where the cluster was made anew: npm run snapshot -- --env ${name}`,
  })
}

/** The same for what was recorded of a cluster: it may be another environment's file. */
export function refuseOtherSnapshot({ name, capabilities: { clusterUid } }: Environment, { file, uid }: { readonly file: string; readonly uid: string }): void {
  if (clusterUid === '' || clusterUid === uid) return
  const found = uid === '' ? 'does not say of which cluster it is' : `is of the cluster ${short(uid)}`
  throw new Failure('other-cluster', `Cannot judge ${name}: the snapshot ${file} ${found}, expected ${short(clusterUid)}`, {
    hint: `npm run snapshot -- --env ${name} records capabilities and snapshot of one cluster together`,
  })
}

/** Enough to tell two apart. The whole one is the key by which a token hides the values of Secrets, and messages are read by more people than know it. */
const short = (uid: string): string => `${uid.slice(0, 8)}…`

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
