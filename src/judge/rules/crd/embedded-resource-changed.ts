import { isObject, type JsonObject } from '../../../model/json.ts'
import type { SchemaDraft, SchemaRule } from '../../rule.ts'
import { isEmbedded, isPreserving } from '../../schema/child-schema.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { placeOf } from '../../schema/path.ts'

/** A node becomes, or is no longer, an object of its own with apiVersion, kind and metadata. */
export const embeddedResourceChanged: SchemaRule = {
  id: 'crd/embedded-resource-changed',
  why: 'An embedded object must have apiVersion and kind, on every write; ratcheting never lets that through',
  handles: ['x-kubernetes-embedded-resource'],
  judge: (pair) => {
    if (isEmbedded(pair.before) === isEmbedded(pair.after)) return []
    return [isEmbedded(pair.after) ? added(pair) : removed(pair)]
  },
}

function added({ path, objects }: NodePair): SchemaDraft {
  const place = placeOf(path)
  return {
    severity: 'block',
    effect: 'updates-fail',
    path,
    message: `${place} must be a whole object now: ${objects} that lack its apiVersion or kind can no longer be updated at all`,
    change: 'plain → embedded resource',
    hit: { at: path, keywords: ['x-kubernetes-embedded-resource'], effect: `lack apiVersion or kind in ${place}` },
    action: `Write apiVersion and kind into ${place} of live objects and manifests before the CRD changes`,
  }
}

function removed({ path, after, objects }: NodePair): SchemaDraft {
  const place = placeOf(path)
  const isKept = isPreserving(after) || ['apiVersion', 'kind', 'metadata'].every((key) => hasProperty(after, key))
  return {
    severity: isKept ? 'warn' : 'block',
    effect: isKept ? 'behaviour-shifts' : 'data-lost',
    path,
    message: isKept
      ? `${place} is a plain object now: its apiVersion, kind and metadata are no longer checked`
      : `${objects} lose apiVersion, kind and metadata of ${place} on their next write`,
    change: 'embedded resource → plain',
    hit: null,
    action: `Keep x-kubernetes-embedded-resource, or give apiVersion, kind and metadata of ${place} a schema`,
  }
}

const hasProperty = (schema: JsonObject, key: string): boolean => isObject(schema['properties']) && Object.hasOwn(schema['properties'], key)
