import { isSame, type Json, type JsonObject } from '../model/json.ts'
import { keyOf, type Manifest } from '../model/manifest.ts'
import type { AcceptedPath } from '../model/workspace.ts'
import { pointed, withPointed } from './pointer.ts'

/** Two renderings of one release, and what stands under rendered/ of it. */
export type Renderings = { readonly first: readonly Manifest[]; readonly second: readonly Manifest[]; readonly standing: readonly Manifest[] }

/** Both renderings with every accepted field as it stands under rendered/; where nothing stands, as the first rendering has it. */
export function pinned({ first, second, standing }: Renderings, accept: readonly AcceptedPath[]): Renderings {
  const earlier = byKey([...first, ...standing.filter(({ id }) => accept.some((entry) => names(entry, id)))])
  const firsts = byKey(first)
  const pin = (manifest: Manifest): Manifest => {
    const entries = accept.filter((entry) => names(entry, manifest.id))
    const key = keyOf(manifest.id)
    return { ...manifest, body: entries.reduce((body, { path }) => withPin(body, path, [earlier.get(key), firsts.get(key)]), manifest.body) }
  }
  const settled = { first: first.map(pin), second: second.map(pin), standing }
  return accept.length === 0 ? settled : withChecksums(settled, accept)
}

/** The entries that meet no difference: their field is gone, or the same in both renderings. */
export const unusedEntries = ({ first, second }: Renderings, accept: readonly AcceptedPath[]): readonly AcceptedPath[] => {
  const others = byKey(second)
  const differs = ({ path }: AcceptedPath, { id, body }: Manifest): boolean => {
    const [one, other] = [pointed(body, path), pointed(others.get(keyOf(id))?.body ?? {}, path)]
    return one !== undefined && !isSame(one, other)
  }
  return accept.filter((entry) => !first.some((manifest) => names(entry, manifest.id) && differs(entry, manifest)))
}

const names = ({ kind, name }: AcceptedPath, id: Manifest['id']): boolean => kind === id.kind && name === id.name

const byKey = (manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> => new Map(manifests.map((manifest) => [keyOf(manifest.id), manifest]))

/** The first of these objects that has the field decides what it is. */
function withPin(body: JsonObject, path: string, sources: readonly (Manifest | undefined)[]): JsonObject {
  const value = sources.map((source) => (source === undefined ? undefined : pointed(source.body, path))).find((found) => found !== undefined)
  return value === undefined ? body : withPointed(body, path, value)
}

/**
 * Charts write a checksum of a Secret beside what reads it, so that the pods start anew when it changes. Such a checksum is made of the value that helm
 * made up, not of the accepted one. It stays while the accepted objects stay as they are, and is a new one when they change.
 */
function withChecksums(renderings: Renderings, accept: readonly AcceptedPath[]): Renderings {
  const standing = byKey(renderings.standing)
  const accepted = renderings.first.filter(({ id }) => accept.some((entry) => names(entry, id)))
  const hasChanged = accepted.some(({ id, body }) => !isSame(body, standing.get(keyOf(id))?.body))
  const firsts = byKey(renderings.first)
  const seconds = byKey(renderings.second)
  const settle = (manifest: Manifest): Manifest => {
    const key = keyOf(manifest.id)
    const [first, second] = [firsts.get(key), seconds.get(key)]
    const moving = first === undefined || second === undefined ? [] : checksumsIn(first.body).filter((path) => isMoving(path, first, second))
    const sources = [hasChanged ? undefined : standing.get(key), first]
    return { ...manifest, body: moving.reduce((body, path) => withPin(body, path, sources), manifest.body) }
  }
  return { ...renderings, first: renderings.first.map(settle), second: renderings.second.map(settle) }
}

const isMoving = (path: string, first: Manifest, second: Manifest): boolean =>
  [first, second].every(({ body }) => isDigest(pointed(body, path))) && !isSame(pointed(first.body, path), pointed(second.body, path))

const isDigest = (value: Json | undefined): boolean => typeof value === 'string' && /^[0-9a-f]{32,128}$/.test(value)

/** Pointers to the annotations of an object, and of the pods that it makes, whose key starts with "checksum/". */
function checksumsIn(body: JsonObject): readonly string[] {
  return ['/metadata/annotations', '/spec/template/metadata/annotations', '/spec/jobTemplate/spec/template/metadata/annotations'].flatMap((place) =>
    Object.keys(pointed(body, place) ?? {})
      .filter((key) => key.startsWith('checksum/'))
      .map((key) => `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}
