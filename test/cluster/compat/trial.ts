import { at, type JsonObject, listAt, textAt } from '../../../src/model/json.ts'

/** One change of one CRD, and manifests that use what it touches. */
export type Trial = {
  /** What changes, and where: "spec.f pattern". */
  readonly name: string
  readonly before: JsonObject
  /** The CRD after; undefined where the release drops it. */
  readonly after: JsonObject | undefined
  readonly objects: readonly JsonObject[]
}

export const group = 'compat.example.com'

/** Names of the kind that trial number n is about. */
export function namesOf(id: string): { readonly kind: string; readonly plural: string } {
  return { kind: `T${id}`, plural: `t${id}s` }
}

/** A CRD for kind T<id>, with more in its spec where that is wanted. */
export function crdOf(id: string, spec: JsonObject): JsonObject {
  const { kind, plural } = namesOf(id)
  const names = { kind, plural, listKind: `${kind}List`, singular: kind.toLowerCase() }
  const within = textAt(spec, 'group') ?? group
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${within}` },
    spec: { group, scope: 'Namespaced', names, ...spec },
  }
}

/** A version that is served and stored unless said otherwise. */
export const versionOf = (name: string, properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  name,
  served: true,
  storage: true,
  schema: { openAPIV3Schema: { type: 'object', properties } },
  ...rest,
})

/** Manifests of the kind that a CRD defines, one a body, at one version. */
export const objectsOf = (crd: JsonObject, version: string, bodies: readonly JsonObject[]): readonly JsonObject[] =>
  bodies.map((body, index) => ({
    apiVersion: `${textAt(crd, 'spec', 'group')}/${version}`,
    kind: textAt(crd, 'spec', 'names', 'kind') ?? '',
    metadata: { name: `o${index}-${version}`, namespace: 'default' },
    ...body,
  }))

export const servedVersions = (crd: JsonObject | undefined): readonly string[] =>
  listAt(crd, 'spec', 'versions')
    .filter((version) => at(version, 'served') === true)
    .map((version) => textAt(version, 'name') ?? '')
