import { isObject, textAt, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { DryRun } from '../../ports/server-view.ts'
import { failureOf, whyNot } from './failures.ts'
import { pathOf, questionOf, toManifest, type Where } from './objects.ts'
import { findResource } from './served.ts'
import type { Server } from './server.ts'

const query = '?dryRun=All&force=true&fieldManager=sluice'

/** A forced server-side apply that the server does not keep, with its webhooks and its admission. */
export function createDryRun(server: Server): (desired: Manifest) => Promise<DryRun> {
  return async (desired) => {
    const wanted = { ...desired.id, version: desired.version }
    const resource = findResource(await server.kinds.serving([wanted]), wanted)
    if (resource === undefined) return { kind: 'refused', why: `${desired.id.kind} is not served` }
    const where: Where = { resource, ...(resource.isNamespaced ? { namespace: desired.id.namespace || server.namespace } : {}) }
    const path = `${pathOf(where)}/${encodeURIComponent(desired.id.name)}${query}`
    const reply = await server.send({ method: 'PATCH', path, type: 'application/apply-patch+yaml', body: sendable(desired.body) })
    if (reply.kind === 'ok') return { kind: 'made', object: toManifest(isObject(reply.body) ? reply.body : {}, resource) }
    if (reply.kind === 'cut') throw failureOf(server, reply, questionOf('patch', where))
    return { kind: 'refused', why: reply.kind === 'refused' && reply.why !== '' ? reply.why : whyNot(reply, questionOf('patch', where)) }
  }
}

/** The server takes no managedFields from a client; a chart that copied an object may have brought them. */
function sendable(body: JsonObject): JsonObject {
  const { metadata } = body
  if (!isObject(metadata) || textAt(metadata, 'name') === undefined) return body
  const { managedFields: _managedFields, ...kept } = metadata
  return { ...body, metadata: kept }
}
