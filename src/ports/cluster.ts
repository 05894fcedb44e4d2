import type { ClusterEvent } from '../model/cluster-event.ts'
import type { ClusterFacts } from '../model/facts.ts'
import type { Manifest, ResourceId } from '../model/manifest.ts'

export type Label = { readonly key: string; readonly value: string }

export type Places = { readonly kinds: readonly { readonly group: string; readonly kind: string }[]; readonly namespaces: readonly string[] }

export type Wanted = { readonly id: ResourceId; readonly version: string }

export interface Cluster {
  /** Whether something proves that it is the server that is meant: not where the kubeconfig says http:// or leaves its certificate unchecked. */
  readonly isVerified: boolean
  /** The program of this machine that gives the credentials for it; '' where none does. */
  readonly credentialProgram: string
  /** uid of its namespace kube-system, which tells it from every other one; '' where this user may not read that. Failure 'cluster-unreachable'. */
  uid(): Promise<string>
  /** Whether it has answered any question yet, or does now: where it has, what fails later is an answer and not the way to the cluster. */
  answers(): Promise<boolean>
  /** Version, served kinds and CRDs. Failure 'cluster-unreachable'. */
  facts(): Promise<ClusterFacts>
  /**
   * Shows the live objects of one custom kind page by page and keeps none: the next is asked for when the visit is over. They come at the storage
   * version where it is served. Gives '' when all were shown, else
   * why not. Failure 'cluster-unreachable' where nothing was ever answered.
   */
  eachPage(kind: { readonly group: string; readonly kind: string }, visit: (page: readonly Manifest[]) => void | Promise<void>): Promise<string>
  /** Live objects of the given identities at the given versions, with managedFields; absent ones are left out. Failure 'cluster-unreachable' or 'cluster-refused'. */
  read(wanted: readonly Wanted[]): Promise<readonly Manifest[]>
  /** As `read`, and where several ConfigMaps or Secrets of a namespace are wanted also what Spinnaker deployed of them: NAME-v001. */
  readWithVersions(wanted: readonly Wanted[]): Promise<readonly Manifest[]>
  /**
   * Metadata of all objects of the kinds that carry the label, in all namespaces, or in the given ones where this user may not list everywhere. A kind that is
   * not served has none. Failure 'cluster-refused' where a list cannot be had.
   */
  labelled(label: Label, where: Places): Promise<readonly Manifest[]>
  /** What the cluster still tells about the objects of a namespace, oldest first. Failure 'cluster-unreachable' or 'cluster-refused'. */
  events(namespace: string): Promise<readonly ClusterEvent[]>
  /** Resolves when every named CRD is Established and served in discovery. Failure 'cluster-refused' after `limitMs`. */
  awaitEstablished(names: readonly string[], limitMs: number): Promise<void>
}
