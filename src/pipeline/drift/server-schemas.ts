import { readSchemas, type SchemaOf } from '../../drift/drift.ts'
import { fromJsonText, toJsonText, type Json } from '../../model/json.ts'
import { apiVersionOf, type Manifest } from '../../model/manifest.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServerView } from '../../ports/server-view.ts'
import { digestOf } from '../../render/render.ts'

/** The server's schemas of the kinds that are committed, each asked for once for ever: its address changes with its content. */
export async function serverSchemas(view: ServerView, desired: readonly Manifest[], ports: Ports): Promise<SchemaOf> {
  const apiVersions = [...new Set(desired.map(({ id, version }) => apiVersionOf(id.group, version)))]
  const places = await view.schemaPlaces(apiVersions)
  const documents = await Promise.all([...places].map(async ([apiVersion, place]) => [apiVersion, await documentAt(place, view, ports)] as const))
  return readSchemas(new Map(documents))
}

async function documentAt(place: string, view: ServerView, ports: Ports): Promise<Json> {
  const cache = await ports.cache()
  const key = digestOf(`schemas of an API server\n${place}`)
  const kept = await cache.read(key)
  if (kept !== undefined) return fromJsonText(kept)
  const document = await view.schemas(place)
  if (document !== null && place.includes('hash=')) await cache.keep(key, toJsonText(document))
  return document
}
