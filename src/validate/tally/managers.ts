import { fieldText } from '../../model/field-text.ts'
import { isObject, listAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'

/** What managedFields tell of a place: whether several managers own items or keys there, as far as they name what each of them owns. */
export type Shared = 'shared' | 'single' | 'unknown'

/** Whether several managers own a part of the list or map at this path, such as "spec.http[].headers". Status has writers of its own. */
export function sharedAt(path: string, { body }: Manifest): Shared {
  const entries = listAt(body, 'metadata', 'managedFields')
    .filter((entry) => isObject(entry) && (textAt(entry, 'subresource') ?? '') === '')
    .filter(isObject)
  if (managersOf(entries).size < 2) return 'single'
  if (entries.some(({ fieldsV1 }) => !isObject(fieldsV1))) return 'unknown'
  const owners = new Map<string, Set<string>>()
  for (const entry of entries) {
    for (const place of placesAt(path, { text: '', exact: '', fields: entry['fieldsV1'] ?? null }))
      owners.set(place, (owners.get(place) ?? new Set()).add(managerOf(entry)))
  }
  return [...owners.values()].some((managers) => managers.size > 1) ? 'shared' : 'single'
}

const managerOf = (entry: JsonObject): string => textAt(entry, 'manager') ?? ''

const managersOf = (entries: readonly JsonObject[]): ReadonlySet<string> => new Set(entries.map(managerOf))

type Place = {
  /** As it reads for all objects: "spec.http[]". */
  readonly text: string
  /** As it is in this one. */
  readonly exact: string
  readonly fields: Json
}

/** Every list or map at the path of which the manager owns a part. */
function placesAt(path: string, place: Place): readonly string[] {
  if (!isObject(place.fields)) return []
  // The key "." is the list or map itself: whoever created it owns no item by that.
  const parts = Object.entries(place.fields).filter(([key]) => key !== '.')
  if (place.text === path) return parts.length > 0 ? [place.exact] : []
  return parts.flatMap(([key, fields]) =>
    textsBelow(place.text, key)
      .filter((text) => path.startsWith(text))
      .flatMap((text) => placesAt(path, { text, exact: `${place.exact} ${key}`, fields })),
  )
}

/** "f:name" is a property or a key of a map; "k:{…}", "v:…" and "i:0" are items. */
const textsBelow = (parent: string, key: string): readonly string[] =>
  key.startsWith('f:') ? [fieldText(parent, key.slice(2)), `${parent}{}`] : [`${parent}[]`]
