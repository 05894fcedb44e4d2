import { isObject, listAt, objectAt, textAt, type Json } from '../../model/json.ts'
import { apiVersionOf, type Manifest } from '../../model/manifest.ts'
import { builtInSchema } from './built-in.ts'
import { customSchema } from './custom.ts'
import type { Schema } from './schema.ts'

/** The schema of an object's kind at its version; undefined where none is known. */
export type SchemaOf = (manifest: Manifest) => Schema | undefined

/** Schemas of Kubernetes' own kinds, and of those that these CRDs define; of two that define one, the later one counts. */
export function schemasFrom(crds: readonly Manifest[]): SchemaOf {
  const custom = new Map(crds.flatMap(definitions))
  return ({ id, version }) => {
    const kind = `${apiVersionOf(id.group, version)}/${id.kind}`
    const known = custom.get(kind)
    return known === undefined ? builtInSchema(`${id.group}/${version}/${id.kind}`) : customSchema(known())
  }
}

/** What a CRD defines, read when an object of it is compared. */
function definitions({ id, body }: Manifest): readonly (readonly [string, () => Json | undefined])[] {
  if (id.kind !== 'CustomResourceDefinition') return []
  const [group, kind] = [textAt(body, 'spec', 'group') ?? '', textAt(body, 'spec', 'names', 'kind') ?? '']
  return listAt(body, 'spec', 'versions')
    .filter(isObject)
    .map((version) => [`${group}/${textAt(version, 'name') ?? ''}/${kind}`, () => objectAt(version, 'schema')['openAPIV3Schema']])
}
