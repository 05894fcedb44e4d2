import { isObject, textAt, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { DryRun } from '../../ports/server-view.ts'
import { failureOf, whyNot } from './failures.ts'
import { pathOf, questionOf, toManifest, type Where } from './objects.ts'
import { findResource } from './served.ts'
import type { Reply, Server } from './server.ts'

const query = '?dryRun=All&force=true&fieldManager=sluice'

/** A forced server-side apply that the server does not keep, with its webhooks and its admission. */
export function createDryRun(server: Server): (desired: Manifest) => Promise<DryRun> {
  return async (desired) => {
    const where = await placeOf(server, desired)
    if (where === undefined) return { kind: 'refused', why: `${desired.id.kind} is not served` }
    const reply = await sendTo(server, where, desired)
    if (reply.kind === 'ok') return { kind: 'made', object: toManifest(isObject(reply.body) ? reply.body : {}, where.resource) }
    if (reply.kind === 'cut') throw failureOf(server, reply, questionOf('patch', where))
    return { kind: 'refused', why: reply.kind === 'refused' && reply.why !== '' ? reply.why : whyNot(reply, questionOf('patch', where)) }
  }
}

/** The same, as the server says it; undefined where the kind is not served. */
export async function tryApply(server: Server, desired: Manifest): Promise<Reply | undefined> {
  const where = await placeOf(server, desired)
  return where === undefined ? undefined : sendTo(server, where, desired)
}

async function placeOf(server: Server, { id, version }: Manifest): Promise<Where | undefined> {
  const wanted = { ...id, version }
  const resource = findResource(await server.kinds.serving([wanted]), wanted)
  return resource === undefined ? undefined : { resource, ...(resource.isNamespaced ? { namespace: id.namespace || server.namespace } : {}) }
}

function sendTo(server: Server, where: Where, { id, body }: Manifest): Promise<Reply> {
  const path = `${pathOf(where)}/${encodeURIComponent(id.name)}${query}`
  return server.send({ method: 'PATCH', path, type: 'application/apply-patch+yaml', body: sendable(body) })
}

/** The server takes no managedFields from a client; a chart that copied an object may have brought them. */
function sendable(body: JsonObject): JsonObject {
  const { metadata } = body
  if (!isObject(metadata) || textAt(metadata, 'name') === undefined) return body
  const { managedFields: _managedFields, ...kept } = metadata
  return { ...body, metadata: kept }
}
