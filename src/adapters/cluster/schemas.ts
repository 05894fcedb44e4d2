import { at, isList, isObject, objectAt, textAt, type Json } from '../../model/json.ts'
import { splitApiVersion } from '../../model/manifest.ts'
import type { Server } from './server.ts'

const root = '/openapi/v3'

/** The server's own list of its descriptions: each has the hash of its content in its address. */
export async function schemaPlaces(server: Server, apiVersions: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const reply = await server.ask(root)
  if (reply.kind !== 'ok') return new Map()
  return new Map(
    apiVersions.flatMap((apiVersion) => {
      const place = textAt(reply.body, 'paths', pathOf(apiVersion), 'serverRelativeURL')
      // An aggregated server could name any address; the path is asked of this server and of no other.
      return place?.startsWith(`${root}/`) ? [[apiVersion, place] as const] : []
    }),
  )
}

const pathOf = (apiVersion: string): string => (splitApiVersion(apiVersion).group === '' ? `api/${apiVersion}` : `apis/${apiVersion}`)

/** apps/v1 is 700 kB, of which descriptions are the most. */
export async function schemasAt(server: Server, place: string): Promise<Json> {
  const reply = await server.ask(place)
  if (reply.kind !== 'ok' || !isObject(at(reply.body, 'components', 'schemas'))) return null
  return { components: { schemas: withoutTexts(objectAt(reply.body, 'components', 'schemas'), 'names') } }
}

/** Where keys are names of the author's, "description" is one of them. */
function withoutTexts(value: Json, keys: 'names' | 'words'): Json {
  if (isList(value)) return value.map((item) => withoutTexts(item, keys))
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([key]) => keys === 'names' || key !== 'description')
  return Object.fromEntries(kept.map(([key, below]) => [key, withoutTexts(below, keys === 'words' && key === 'properties' ? 'names' : 'words')]))
}
