import { isObject, textAt } from '../../model/json.ts'
import type { ResourceId } from '../../model/manifest.ts'
import { type Found, withoutKey } from '../found.ts'
import { clusterScoped } from './cluster-scoped.ts'
import type { Pass } from './pass.ts'

/**
 * `helm template` does not write the release's namespace into objects that name none, and kubectl would then take the one of
 * the kubeconfig. A namespace on a cluster-scoped object means nothing, but would make it another object than the live one.
 */
export const setNamespace: Pass = (found, { namespace }) => {
  if (namespace === '') return { found, problems: [] }
  const defined = definedScopes(found)
  const place = (each: Found): Found => {
    if (isClusterScoped(each.manifest.id, defined)) return withNamespace(each, '')
    return each.manifest.id.namespace === '' ? withNamespace(each, namespace) : each
  }
  return { found: found.map(place), problems: [] }
}

/** The custom kinds of the same render, "group/kind" → whether they are cluster-scoped. */
function definedScopes(found: readonly Found[]): ReadonlyMap<string, boolean> {
  const definitions = found.filter(({ manifest: { id } }) => id.group === 'apiextensions.k8s.io' && id.kind === 'CustomResourceDefinition')
  return new Map(
    definitions.map(({ manifest: { body } }) => [
      `${textAt(body, 'spec', 'group') ?? ''}/${textAt(body, 'spec', 'names', 'kind') ?? ''}`,
      textAt(body, 'spec', 'scope') === 'Cluster',
    ]),
  )
}

const isClusterScoped = ({ group, kind }: ResourceId, defined: ReadonlyMap<string, boolean>): boolean =>
  defined.get(`${group}/${kind}`) ?? clusterScoped.get(group)?.has(kind) === true

/** Gives the object this namespace, '' for none, in its body and its identity. */
function withNamespace(found: Found, namespace: string): Found {
  const { id, body } = found.manifest
  const metadata = isObject(body['metadata']) ? body['metadata'] : {}
  if (id.namespace === namespace && (namespace !== '' || !('namespace' in metadata))) return found
  const placed = namespace === '' ? withoutKey(metadata, 'namespace') : { ...metadata, namespace }
  return { ...found, manifest: { ...found.manifest, id: { ...id, namespace }, body: { ...body, metadata: placed } } }
}
