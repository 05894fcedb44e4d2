import { isList, isObject, isSame, listAt, objectAt, fromJsonText, textAt, toJsonText, type Json, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'

/** A field that somebody else owns with another value than we want. */
export type Conflict = {
  readonly manager: string
  readonly operation: string
  /** ISO 8601: the last write of that manager; '' where it is not known. */
  readonly time: string
  /** As people write it: spec.template.spec.containers[app].image. */
  readonly path: string
  /** Where it is in what we send: keys and list indexes. */
  readonly place: readonly (string | number)[]
  /** The steps of managedFields that lead there: "f:spec", 'k:{"name":"app"}'. */
  readonly steps: readonly string[]
  /** What lives there; undefined where the owner's value is gone. To compare, never to print: it may be a Secret's. */
  readonly value: Json | undefined
}

type Entry = { readonly manager: string; readonly operation: string; readonly time: string; readonly fields: JsonObject }

const ownManager = 'sluice'

/** What a server-side apply would answer with 409, as the live object's managedFields foretell: no request is needed for it. */
export function conflictsOf(desired: Manifest, live: Manifest): readonly Conflict[] {
  return foreignEntries(live).flatMap((entry) => {
    const at: Walk = { entry, desired: desired.body, live: live.body, path: '', place: [], steps: [] }
    return below(entry.fields, at)
  })
}

/** Entries of another version name the fields of that version: only the server can read them here. */
function foreignEntries(live: Manifest): readonly Entry[] {
  const apiVersion = textAt(live.body, 'apiVersion') ?? ''
  return foreignIn(live).flatMap((entry) => {
    const text = (key: string): string => textAt(entry, key) ?? ''
    if (text('apiVersion') !== apiVersion) return []
    return [{ manager: text('manager'), operation: text('operation'), time: text('time'), fields: objectAt(entry, 'fieldsV1') }]
  })
}

/** Whether somebody wrote the object at another version, so that only the server can tell what of it is contested. */
export const hasForeignVersions = (live: Manifest): boolean => foreignIn(live).some((entry) => textAt(entry, 'apiVersion') !== textAt(live.body, 'apiVersion'))

const foreignIn = ({ body }: Manifest): readonly Json[] =>
  listAt(body, 'metadata', 'managedFields').filter(
    (entry) => (textAt(entry, 'manager') !== ownManager || textAt(entry, 'operation') !== 'Apply') && textAt(entry, 'subresource') !== 'status',
  )

type Walk = Omit<Conflict, 'manager' | 'operation' | 'time' | 'value'> & { readonly entry: Entry; readonly desired: Json; readonly live: Json | undefined }

function below(fields: JsonObject, walk: Walk): readonly Conflict[] {
  return Object.entries(fields).flatMap(([step, inside]) => {
    const next = into(step, walk)
    if (next === undefined || !isObject(inside)) return []
    return Object.keys(inside).length === 0 ? conflictAt(next) : below(inside, next)
  })
}

function conflictAt({ entry: { manager, operation, time }, desired, live, path, place, steps }: Walk): readonly Conflict[] {
  return isSame(desired, live) ? [] : [{ manager, operation, time, path, place, steps, value: live }]
}

/** One step down in both objects; undefined where we do not send what it leads to. */
function into(step: string, walk: Walk): Walk | undefined {
  const steps = [...walk.steps, step]
  if (step.startsWith('f:') && isObject(walk.desired)) {
    const key = step.slice(2)
    const desired = Object.hasOwn(walk.desired, key) ? walk.desired[key] : undefined
    const live = isObject(walk.live) && Object.hasOwn(walk.live, key) ? walk.live[key] : undefined
    const name = /^[\w$-]+$/.test(key) ? `${walk.path === '' ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`
    return desired === undefined ? undefined : { ...walk, desired, live, path: `${walk.path}${name}`, place: [...walk.place, key], steps }
  }
  if (step.startsWith('k:') && isList(walk.desired)) return intoItem(step, walk, steps)
  return undefined
}

function intoItem(step: string, walk: Walk, steps: readonly string[]): Walk | undefined {
  const keys = keysIn(step)
  const items = isList(walk.desired) ? walk.desired : []
  const index = keys === undefined ? -1 : items.findIndex((item) => hasKeys(item, keys))
  const desired = items[index]
  if (keys === undefined || desired === undefined) return undefined
  const live = isList(walk.live) ? walk.live.find((item) => hasKeys(item, keys)) : undefined
  const name = Object.values(keys)
    .map((value) => (typeof value === 'string' ? value : toJsonText(value)))
    .join('/')
  return { ...walk, desired, live, path: `${walk.path}[${name}]`, place: [...walk.place, index], steps }
}

function keysIn(step: string): JsonObject | undefined {
  try {
    const keys = fromJsonText(step.slice(2))
    return isObject(keys) ? keys : undefined
  } catch {
    // managedFields are the cluster's; a step that cannot be read leads nowhere.
    return undefined
  }
}

// The only key of a built-in list that has a default.
const keyDefaults: JsonObject = { protocol: 'TCP' }

const hasKeys = (item: Json, keys: JsonObject): boolean =>
  isObject(item) && Object.entries(keys).every(([key, value]) => isSame(item[key] ?? keyDefaults[key], value))
