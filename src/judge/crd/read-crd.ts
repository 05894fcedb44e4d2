import { at, isObject, type JsonObject, listAt, objectAt, textAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { textsAt } from '../texts-at.ts'
import { liftV1beta1 } from './lift-v1beta1.ts'

export type CrdVersion = {
  readonly name: string
  readonly isServed: boolean
  readonly isStorage: boolean
  /** The whole entry of spec.versions. */
  readonly body: JsonObject
  /** Its openAPIV3Schema. */
  readonly schema: JsonObject
}

/** A CustomResourceDefinition as v1 says it, with the defaults that the API server fills in. */
export type Crd = {
  readonly manifest: Manifest
  readonly name: string
  readonly group: string
  readonly kind: string
  readonly spec: JsonObject
  readonly versions: readonly CrdVersion[]
  /** Versions in which objects are stored; undefined where no cluster said so. */
  readonly storedVersions: readonly string[] | undefined
}

export const isCrd = (manifest: Manifest): boolean => manifest.id.group === 'apiextensions.k8s.io' && manifest.id.kind === 'CustomResourceDefinition'

export function readCrd(manifest: Manifest): Crd {
  const written = objectAt(manifest.body, 'spec')
  const spec = withDefaults(manifest.version === 'v1beta1' ? liftV1beta1(written) : written)
  const stored = textsAt(manifest.body, 'status', 'storedVersions')
  return {
    manifest,
    name: manifest.id.name,
    group: textAt(spec, 'group') ?? '',
    kind: textAt(spec, 'names', 'kind') ?? '',
    spec,
    versions: listAt(spec, 'versions').filter(isObject).map(readVersion),
    storedVersions: stored.length === 0 ? undefined : stored,
  }
}

function readVersion(body: JsonObject): CrdVersion {
  return {
    name: textAt(body, 'name') ?? '',
    isServed: body['served'] === true,
    isStorage: body['storage'] === true,
    body,
    schema: readSchema(body),
  }
}

function readSchema(body: JsonObject): JsonObject {
  const schema = at(body, 'schema', 'openAPIV3Schema')
  // v1beta1 allows a version without a schema, which takes any object.
  return isObject(schema) ? { type: 'object', ...schema } : { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
}

function withDefaults(spec: JsonObject): JsonObject {
  const names = objectAt(spec, 'names')
  const kind = textAt(names, 'kind') ?? ''
  return {
    conversion: { strategy: 'None' },
    preserveUnknownFields: false,
    ...spec,
    names: { listKind: `${kind}List`, singular: kind.toLowerCase(), ...names },
  }
}
