import { objectAt, textAt, type JsonObject } from '../../src/model/json.ts'
import { keyOf, splitApiVersion, type Manifest } from '../../src/model/manifest.ts'
import type { ClusterWrites, Written } from '../../src/ports/cluster-writes.ts'

/** Objects as an API server keeps them, with a resourceVersion that every write moves; no schemas, no managed fields. */
export type StoredObjects = {
  readonly writes: ClusterWrites
  /** As somebody would who looks at nothing before. */
  readonly put: (body: JsonObject) => void
  readonly drop: (name: string) => void
  readonly named: (name: string) => JsonObject | undefined
}

export function storedObjects(): StoredObjects {
  const objects = new Map<string, Manifest>()
  let revision = 0
  const keep = (body: JsonObject): Written => {
    const before = objects.get(keyOf(idOf(body)))
    revision += 1
    const uid = textAt(before?.body, 'metadata', 'uid') ?? `uid-${revision}`
    const object = manifestOf({ ...body, metadata: { ...objectAt(body, 'metadata'), uid, resourceVersion: String(revision) } })
    objects.set(keyOf(object.id), object)
    return { kind: 'done', object }
  }
  const writes: ClusterWrites = {
    get: async ({ id }) => objects.get(keyOf(id)),
    create: async (body) => (objects.has(keyOf(idOf(body))) ? { kind: 'moved' } : keep(body)),
    replace: async (body) => {
      const live = objects.get(keyOf(idOf(body)))
      if (live === undefined) return { kind: 'gone' }
      return versionOf(live.body) === versionOf(body) ? keep(body) : { kind: 'moved' }
    },
    patch: async () => Promise.reject(new Error('these objects are not patched')),
    remove: async ({ id }, { resourceVersion }) => {
      const live = objects.get(keyOf(id))
      if (live === undefined) return { kind: 'gone' }
      if (versionOf(live.body) !== resourceVersion) return { kind: 'moved' }
      objects.delete(keyOf(id))
      return { kind: 'done', object: live }
    },
  }
  const find = (name: string): Manifest | undefined => [...objects.values()].find(({ id }) => id.name === name)
  return {
    writes,
    put: (body) => void keep(body),
    drop: (name) => {
      const found = find(name)
      if (found !== undefined) objects.delete(keyOf(found.id))
    },
    named: (name) => find(name)?.body,
  }
}

const versionOf = (body: JsonObject | undefined): string | undefined => textAt(body, 'metadata', 'resourceVersion')

function manifestOf(body: JsonObject): Manifest {
  return { id: idOf(body), version: splitApiVersion(textAt(body, 'apiVersion') ?? '').version, body }
}

function idOf(body: JsonObject): Manifest['id'] {
  const { group } = splitApiVersion(textAt(body, 'apiVersion') ?? '')
  const text = (...path: readonly string[]): string => textAt(body, ...path) ?? ''
  return { group, kind: text('kind'), namespace: text('metadata', 'namespace'), name: text('metadata', 'name') }
}
