import { isObject, textAt, type Json } from '../../model/json.ts'
import { isDefinition, keyOf, nameOf, type Manifest } from '../../model/manifest.ts'
import { definitionRows } from '../token/live-rows.ts'

/** An object that is not the one on which somebody decided. */
export type MovedObject = { readonly object: string; readonly path: string; readonly why: string }

/**
 * Live objects as they were decided on, and as they are now → those that are others by now. One that was not there and is there now is none of them: the controllers
 * of an earlier wave make such objects (a namespace's ServiceAccount "default"), and so does a run that held the lock before; what it would lose, conflicts tell.
 */
export function movedObjects(seen: readonly Manifest[], now: readonly Manifest[]): readonly MovedObject[] {
  const nowOf = new Map(now.map((manifest) => [keyOf(manifest.id), manifest]))
  return seen.flatMap((before) => movedIn(before, nowOf.get(keyOf(before.id))))
}

function movedIn(before: Manifest, now: Manifest | undefined): readonly MovedObject[] {
  const moved = (why: string, path = ''): MovedObject => ({ object: nameOf(before.id), path, why })
  if (now === undefined) return [moved('somebody deleted it')]
  if (uidOf(before) !== uidOf(now)) return [moved('somebody deleted it and made another one')]
  return isDefinition(before.id) ? movedRows(before, now).map((path) => moved('it says something else now', path)) : []
}

const uidOf = ({ body }: Manifest): string => textAt(body, 'metadata', 'uid') ?? ''

/** What a change of a CRD was judged safe by. */
function movedRows(before: Manifest, now: Manifest): readonly string[] {
  const [old, next] = [before, now].map((manifest) => new Map(definitionRows(manifest.id, withoutBundles(manifest)).map(({ place, value }) => [place, value])))
  const places = new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])])
  return [...places].filter((place) => old?.get(place) !== next?.get(place)).map((place) => place.slice(place.indexOf(': ') + 2))
}

/** A controller of an earlier wave writes its certificate into the conversion of CRDs: nobody judged by that. */
const withoutBundles = (manifest: Manifest): Manifest => ({ ...manifest, body: { ...manifest.body, spec: withoutBundle(manifest.body['spec'] ?? null) } })

/** Schemas stand in a list, and stay as they are. */
function withoutBundle(value: Json): Json {
  if (!isObject(value)) return value
  const { caBundle: _bundle, ...rest } = value
  return Object.fromEntries(Object.entries(rest).map(([key, below]) => [key, withoutBundle(below)]))
}
