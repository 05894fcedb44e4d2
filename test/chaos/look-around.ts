import { at, objectAt, textAt, type Json, type JsonObject } from '../../src/model/json.ts'
import { pathOf } from '../cluster/client.ts'
import { seen } from './nemesis.ts'
import type { Scene } from './scene.ts'

/** What lives of a seed at one moment. */
export type Sight = {
  /** What HEAD wants, and what there is; undefined where it is missing. */
  readonly desired: readonly Seen[]
  /** What only other revisions have. */
  readonly left: readonly Seen[]
  /** What others made and nobody may touch: data of the ConfigMap that is nobody's, and their annotation. */
  readonly visitor: Json | undefined
  readonly annotation: string | undefined
}

export type Seen = { readonly wanted: JsonObject; readonly live: Json | undefined }

export const idOf = (object: JsonObject): string =>
  [textAt(object, 'kind'), textAt(object, 'metadata', 'namespace'), textAt(object, 'metadata', 'name')].filter(Boolean).join('/')

export async function lookAround({ client, place, revisions, head }: Scene): Promise<Sight> {
  const current = revisions.get(await head()) ?? []
  const names = new Set(current.map(idOf))
  const others = new Map([...revisions.values()].flat().map((object) => [idOf(object), object]))
  const look = async (wanted: JsonObject): Promise<Seen> => ({ wanted, live: await client.get(pathOf(wanted)).catch(whereMissing) })
  const gate = await client.get(`/apis/apps/v1/namespaces/${place}/deployments/gate`).catch(whereMissing)
  return {
    desired: await Promise.all(current.map(look)),
    left: await Promise.all([...others].flatMap(([id, object]) => (names.has(id) ? [] : [look(object)]))),
    visitor: at(await client.get(`/api/v1/namespaces/${place}/configmaps/visitor`).catch(whereMissing), 'data'),
    annotation: textAt(objectAt(gate, 'metadata', 'annotations'), seen),
  }
}

/** There is no such object, or no such kind. */
function whereMissing(error: unknown): undefined {
  if (!(error instanceof Error && /NotFound|404 page not found/.test(error.message))) throw error
}
