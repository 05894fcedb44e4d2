import { isObject } from '../../model/json.ts'
import { type Found, withoutKey } from '../found.ts'
import type { Pass } from './pass.ts'
import { knownScopes } from './scopes.ts'

/**
 * `helm template` does not write the release's namespace into objects that name none, and kubectl would then take the one of
 * the kubeconfig. A namespace on a cluster-scoped object means nothing, but would make it another object than the live one.
 */
export const setNamespace: Pass = (found, { namespace, capabilities }) => {
  if (namespace === '') return { found, problems: [] }
  const isClusterScoped = knownScopes(found, capabilities)
  const place = (each: Found): Found => {
    if (isClusterScoped(each.manifest.id)) return withNamespace(each, '')
    return each.manifest.id.namespace === '' ? withNamespace(each, namespace) : each
  }
  return { found: found.map(place), problems: [] }
}

/** Gives the object this namespace, '' for none, in its body and its identity. */
function withNamespace(found: Found, namespace: string): Found {
  const { id, body } = found.manifest
  const metadata = isObject(body['metadata']) ? body['metadata'] : {}
  if (id.namespace === namespace && (namespace !== '' || !('namespace' in metadata))) return found
  const placed = namespace === '' ? withoutKey(metadata, 'namespace') : { ...metadata, namespace }
  return { ...found, manifest: { ...found.manifest, id: { ...id, namespace }, body: { ...body, metadata: placed } } }
}
