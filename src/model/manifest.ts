import { compareText, type JsonObject } from './json.ts'

/** What makes an object the same object; never the version, since every served version shares one storage. */
export type ResourceId = {
  /** '' is the core group. */
  readonly group: string
  readonly kind: string
  /** '' for cluster-scoped objects. */
  readonly namespace: string
  readonly name: string
}

/** One Kubernetes object, with its identity read once. */
export type Manifest = {
  readonly id: ResourceId
  /** The version part of apiVersion, such as "v1". */
  readonly version: string
  readonly body: JsonObject
}

/** An object as findings and JSON output name it. */
export type ObjectRef = ResourceId & { readonly version: string }

export const refOf = (manifest: Pick<Manifest, 'id' | 'version'>): ObjectRef => ({ ...manifest.id, version: manifest.version })

export const apiVersionOf = (group: string, version: string): string => (group === '' ? version : `${group}/${version}`)

/** Splits "apps/v1" or "v1" into group and version. */
export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/')
  if (slash === -1) return { group: '', version: apiVersion }
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

/** One string per identity, for maps and sets. No part can hold a newline in a valid name, and a hostile one only collides with itself. */
export const keyOf = (id: ResourceId): string => JSON.stringify([id.group, id.kind, id.namespace, id.name])

/** One string per kind, for maps. */
export const kindText = ({ group, kind }: Pick<ResourceId, 'group' | 'kind'>): string => `${group}/${kind}`

/** As people say it: "Deployment istio-system/istiod", "ClusterRole reader". */
export const nameOf = (id: ResourceId): string => `${id.kind} ${id.namespace === '' ? '' : `${id.namespace}/`}${id.name}`

/** "namespace/name", or the name of what has no namespace. */
export const shortName = (id: ResourceId): string => (id.namespace === '' ? id.name : `${id.namespace}/${id.name}`)

export const isDefinition = ({ group, kind }: ResourceId): boolean => group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition'

export const compareIds = (left: ResourceId, right: ResourceId): number =>
  compareText(left.group, right.group) ||
  compareText(left.kind, right.kind) ||
  compareText(left.namespace, right.namespace) ||
  compareText(left.name, right.name)
