import { isObject, textAt, type JsonObject } from '../../model/json.ts'
import { Failure } from '../../model/failure.ts'
import { apiVersionOf, splitApiVersion, type ResourceId } from '../../model/manifest.ts'
import type { ClusterWrites, Target, Written } from '../../ports/cluster-writes.ts'
import { failureOf } from './failures.ts'
import { get, pathOf, questionOf, toManifest, type Where } from './objects.ts'
import { findResource, type Resource } from './served.ts'
import type { Reply, Sending, Server } from './server.ts'

// Not the name under which objects are applied: what Sluice writes here, it never applies.
const query = '?fieldManager=sluice-records'

/** Single objects, each at the version at which its kind is served. */
export function createWrites(server: Server): ClusterWrites {
  const find = (target: Target): Promise<Found> => found(server, target)
  return {
    get: async (target) => {
      const { where, name } = await find(target)
      return get(server, where, name)
    },
    create: async (body) => {
      const { where } = await find(targetOf(body))
      return written(server, 'create', { where, sending: { method: 'POST', path: `${pathOf(where)}${query}`, type: 'application/json', body } })
    },
    replace: async (body) => {
      const { where, path } = await find(targetOf(body))
      return written(server, 'update', { where, sending: { method: 'PUT', path: `${path}${query}`, type: 'application/json', body } })
    },
    patch: async (target, operations, resourceVersion) => {
      const { where, path } = await find(target)
      const body = [...operations, { op: 'replace', path: '/metadata/resourceVersion', value: resourceVersion }]
      return written(server, 'patch', { where, sending: { method: 'PATCH', path: `${path}${query}`, type: 'application/json-patch+json', body } })
    },
    remove: async (target, { uid, resourceVersion }) => {
      const { where, path } = await find(target)
      const body = { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background', preconditions: { uid, resourceVersion } }
      return written(server, 'delete', { where, sending: { method: 'DELETE', path, type: 'application/json', body } })
    },
  }
}

type Found = { readonly where: Where & { readonly resource: Resource }; readonly name: string; readonly path: string }

async function found(server: Server, target: Target): Promise<Found> {
  const { id } = target
  const wanted = { ...id, version: target.version }
  const resource = findResource(await server.kinds.serving([wanted]), wanted)
  if (resource === undefined) throw notServed(server, target)
  const where = { resource, ...(resource.isNamespaced ? { namespace: id.namespace || server.namespace } : {}) }
  return { where, name: id.name, path: `${pathOf(where)}/${encodeURIComponent(id.name)}` }
}

const notServed = ({ name }: Server, { id, version }: Target): Failure =>
  new Failure('cluster-refused', `The cluster ${name} does not serve ${id.kind} of ${apiVersionOf(id.group, version)}`, {
    hint: `kubectl --context ${name} api-resources lists what it serves`,
  })

function targetOf(body: JsonObject): Target {
  const { group, version } = splitApiVersion(textAt(body, 'apiVersion') ?? '')
  const text = (...path: readonly string[]): string => textAt(body, ...path) ?? ''
  const id: ResourceId = { group, kind: text('kind'), namespace: text('metadata', 'namespace'), name: text('metadata', 'name') }
  return { id, version }
}

type Write = { readonly where: Found['where']; readonly sending: Sending }

async function written(server: Server, verb: 'create' | 'update' | 'patch' | 'delete', { where, sending }: Write): Promise<Written> {
  const reply = await server.send(sending)
  if (reply.kind === 'ok') return { kind: 'done', object: toManifest(isObject(reply.body) ? reply.body : {}, where.resource) }
  if (isStatus(reply, 409)) return { kind: 'moved' }
  // A create answers 404 where its namespace is missing: that is no object that went.
  if (isStatus(reply, 404) && verb !== 'create') return { kind: 'gone' }
  throw failureOf(server, reply, questionOf(verb, where))
}

const isStatus = (reply: Reply, status: number): boolean => reply.kind === 'refused' && reply.status === status
