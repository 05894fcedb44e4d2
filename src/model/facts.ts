import type { Manifest } from './manifest.ts'

/** One kind that a cluster serves in one version. */
export type ServedKind = {
  readonly group: string
  readonly version: string
  readonly kind: string
  /** The plural in URLs, such as "virtualservices". */
  readonly plural: string
  readonly isNamespaced: boolean
}

/** The live objects of one custom kind, as far as they could be read. */
export type LiveObjects = {
  readonly group: string
  readonly kind: string
  readonly objects: readonly Manifest[]
  /** Whether the objects are here with all their fields, or only who they are and who applied them. */
  readonly content: 'whole' | 'names'
  /** '' when the list is complete, else why it is not. */
  readonly gap: string
}

/** What Sluice knows of a cluster: read live, from a snapshot, or (for `compat`) from files. */
export type ClusterFacts = {
  readonly source: 'live' | 'snapshot' | 'files'
  /** ISO 8601, when this was read; '' for files. */
  readonly takenAt: string
  readonly kubeVersion: string
  /** uid of the namespace kube-system; '' where unknown. */
  readonly uid: string
  /** 'unknown' when nobody asked a cluster. */
  readonly served: readonly ServedKind[] | 'unknown'
  /** CustomResourceDefinitions with their status. */
  readonly crds: readonly Manifest[]
  readonly live: readonly LiveObjects[]
  /** apiVersions whose own server does not answer: what they serve is unknown. */
  readonly down: readonly string[]
  /** Live state of the desired objects, Secrets never: whole where it was read live, else their identities and immutable fields. */
  readonly owned: readonly Manifest[]
}
