import { at, isObject, type Json, type JsonObject } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { type ImmutableField, immutableFields } from './immutable/fields.ts'

// What decides whether an immutable field may change all the same, and whether the object can go.
const deciding = ['metadata.finalizers', 'spec.type', 'spec.suspend', 'spec.completionMode', 'spec.parallelism'].map((path) => path.split('.'))

/** Live objects as far as a snapshot needs them: who they are, what they wait for when they are deleted, and their fields that are fixed at creation. Kinds that have none, or whose data are one, stay out. */
export const ownedFacts = (live: readonly Manifest[]): readonly Manifest[] =>
  live.flatMap((manifest) => {
    const fields = immutableFields.filter(({ group, kind }) => group === manifest.id.group && kind === manifest.id.kind)
    return fields.length === 0 || fields.some(isData) ? [] : [factsOf(manifest, fields)]
  })

const isData = ({ path: [first] }: ImmutableField): boolean => first === 'data'

function factsOf(manifest: Manifest, fields: readonly ImmutableField[]): Manifest {
  const { id, body } = manifest
  const metadata = id.namespace === '' ? { name: id.name } : { name: id.name, namespace: id.namespace }
  const start: JsonObject = { apiVersion: body['apiVersion'] ?? '', kind: id.kind, metadata }
  const paths = [...deciding, ...fields.map(({ path }) => path)]
  return { ...manifest, body: paths.reduce((kept, path) => withValue(kept, path, at(body, ...path)), start) }
}

function withValue(object: JsonObject, [key = '', ...rest]: readonly string[], value: Json | undefined): JsonObject {
  if (value === undefined) return object
  if (rest.length === 0) return { ...object, [key]: value }
  const inner = object[key]
  return { ...object, [key]: withValue(isObject(inner) ? inner : {}, rest, value) }
}
