import type { Manifest } from '../../model/manifest.ts'
import type { Label, Places } from '../../ports/cluster.ts'
import { Failure } from '../../model/failure.ts'
import { failureOf } from './failures.ts'
import { inParallel } from './in-parallel.ts'
import { list, listAll, questionOf } from './objects.ts'
import { findResource, type Discovery, type Resource } from './served.ts'
import type { Server } from './server.ts'

// Who they are and who owns their fields, without the fields: a tenth of the bytes.
const accept = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json'

/** Everything of the kinds that has the label: one list a kind, or one a kind and namespace where this user may not ask for all at once. */
export async function labelled(server: Server, { key, value }: Label, { kinds, namespaces }: Places): Promise<readonly Manifest[]> {
  if (kinds.length === 0) return []
  const discovery = await server.kinds.serving(kinds.map(anyVersion))
  const resources = kinds.flatMap((kind) => listable(server, discovery, kind))
  const found = await inParallel(resources, (resource) => ofKind(server, { resource, labelSelector: `${key}=${value}`, accept }, namespaces))
  return found.flat()
}

const anyVersion = (kind: Places['kinds'][number]) => ({ ...kind, version: '' })

/** A kind whose own server is down may have objects: nobody knows. */
function listable(server: Server, discovery: Discovery, kind: Places['kinds'][number]): readonly Resource[] {
  const resource = findResource(discovery, anyVersion(kind))
  if (resource !== undefined) return resource.verbs.includes('list') ? [resource] : []
  const down = discovery.down.find((apiVersion) => apiVersion.startsWith(`${kind.group}/`))
  if (down === undefined) return []
  throw new Failure('cluster-refused', `The cluster ${server.name}: the server of ${down} does not answer, so it is not known which ${kind.kind} there are`, {
    hint: `kubectl --context ${server.name} get apiservice shows why`,
  })
}

type Asked = { readonly resource: Resource; readonly labelSelector: string; readonly accept: string }

async function ofKind(server: Server, asked: Asked, namespaces: readonly string[]): Promise<readonly Manifest[]> {
  const { objects, refusal } = await list(server, asked)
  if (refusal === undefined) return objects
  const isForbidden = refusal.kind === 'refused' && refusal.status === 403
  if (!isForbidden || !asked.resource.isNamespaced) throw failureOf(server, refusal, questionOf('list', asked))
  const found = await inParallel(namespaces, (namespace) => listAll(server, { ...asked, namespace }))
  return found.flat()
}
