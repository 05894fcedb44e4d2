import { at, isObject } from '../../../model/json.ts'
import type { SchemaDraft, SchemaRule } from '../../rule.ts'
import { droppedKeys } from '../../schema/dropped-keys.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { propertyOf, textOf } from '../../schema/path.ts'
import { nameOfTypes } from '../../schema/types.ts'

/** A field leaves the schema: it is hidden on read at once, erased by the next write, and apply of a manifest that sets it fails. */
export const propertyRemoved: SchemaRule = {
  id: 'crd/property-removed',
  why: 'A field without a schema is hidden on read at once and erased by the next write of any kind; server-side apply fails on a manifest that sets it',
  handles: ['properties', 'additionalProperties', 'x-kubernetes-preserve-unknown-fields'],
  judge: (pair) => droppedKeys(pair).map((key) => draftOf(key, pair)),
}

function draftOf(key: string, { path: parent, before, objects }: NodePair): SchemaDraft {
  const path = propertyOf(parent, key)
  const schema = at(before, 'properties', key)
  const name = textOf(path)
  return {
    severity: 'block',
    effect: 'data-lost',
    path,
    message: `${objects} that set ${name} lose it on their next write, and apply of a manifest that sets it fails`,
    change: `${isObject(schema) ? nameOfTypes(schema) : 'present'} → absent`,
    hit: { at: path, keywords: ['properties'], effect: `lose ${name}` },
    action: `Take ${name} out of live objects and manifests first, or keep it in the schema for one more release`,
  }
}
