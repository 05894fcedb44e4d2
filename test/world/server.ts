import { isSame, objectAt, textAt, listAt, type Json, type JsonObject } from '../../src/model/json.ts'
import { keyOf, splitApiVersion, type Manifest, type ResourceId } from '../../src/model/manifest.ts'
import { applied, managerOf, ownersIn, updated, type Conflict, type Managed } from './managed.ts'
import { fieldsV1 } from './paths.ts'

/** What the server says to a request. */
export type Answer =
  | { readonly kind: 'ok'; readonly object: Manifest }
  | { readonly kind: 'not found' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }
  /** Somebody wrote it since it was read, or it is there already. */
  | { readonly kind: 'moved' }

/** An API server, as far as apply and drift see it: server-side apply, owners of fields, versions, uids, finalizers, CRDs that take a while. */
export type Server = {
  apply(body: JsonObject, by: { readonly manager: string; readonly isForced: boolean }): Answer
  /** Any other write, of the whole object; with a resourceVersion in it, only where that is still the one. */
  put(body: JsonObject, manager: string): Answer
  /** A patch of managedFields, for the version that was read. */
  giveOwners(id: ResourceId, managedFields: readonly Json[], resourceVersion: string): Answer
  create(body: JsonObject, manager: string): Answer
  remove(id: ResourceId, precondition?: { readonly uid?: string; readonly resourceVersion?: string }): Answer
  get(id: ResourceId): Manifest | undefined
  list(): readonly Manifest[]
}

type Stored = Managed & {
  readonly uid: string
  readonly version: number
  readonly times: ReadonlyMap<string, string>
  readonly born: number
  readonly isGoing: boolean
}

type Surroundings = { readonly now: () => number; readonly time: () => string; readonly establishMs: number }

export function createServer({ now, time, establishMs }: Surroundings): Server {
  const objects = new Map<string, Stored>()
  let revision = 0

  const isServed = ({ group, kind, namespace }: ResourceId): boolean => {
    if (namespace !== '' && !objects.has(keyOf({ group: '', kind: 'Namespace', namespace: '', name: namespace }))) return false
    if (builtIn.includes(group)) return true
    const definition = [...objects.values()].find(({ body }) => textAt(body, 'spec', 'group') === group && textAt(body, 'spec', 'names', 'kind') === kind)
    return definition !== undefined && now() - definition.born >= establishMs
  }

  const keep = (id: ResourceId, before: Stored | undefined, next: Managed): Answer => {
    const isTheSame = before !== undefined && isSame(before.body, next.body) && isSame(ownersJson(before), ownersJson(next))
    if (!isTheSame) revision += 1
    const times = new Map(
      [...next.owners].map(([owner, leaves]) => [owner, isSameSet(before?.owners.get(owner), leaves) ? (before?.times.get(owner) ?? time()) : time()]),
    )
    const stored = isTheSame
      ? before
      : { ...next, uid: before?.uid ?? `uid-${revision}`, version: revision, times, born: before?.born ?? now(), isGoing: before?.isGoing ?? false }
    const isGone = stored.isGoing && listAt(stored.body, 'metadata', 'finalizers').length === 0
    if (isGone) objects.delete(keyOf(id))
    else objects.set(keyOf(id), stored)
    return { kind: 'ok', object: shown(stored) }
  }

  const shown = (stored: Stored): Manifest => {
    const isEstablished = now() - stored.born >= establishMs
    return manifestOf(withMetadata(stored, isEstablished))
  }

  return {
    apply: (body, by) => {
      const id = idOf(body)
      if (!isServed(id)) return { kind: 'not found' }
      const before = objects.get(keyOf(id))
      const next = applied(before ?? { body: identity(body), owners: new Map() }, body, by)
      return 'owners' in next ? keep(id, before, next) : { kind: 'conflict', conflicts: next }
    },
    put: (body, manager) => {
      const id = idOf(body)
      const before = objects.get(keyOf(id))
      if (before === undefined) return { kind: 'not found' }
      const version = textAt(body, 'metadata', 'resourceVersion')
      return version === undefined || version === String(before.version) ? keep(id, before, updated(before, stripped(body), manager)) : { kind: 'moved' }
    },
    giveOwners: (id, managedFields, resourceVersion) => {
      const before = objects.get(keyOf(id))
      if (before === undefined) return { kind: 'not found' }
      return resourceVersion === String(before.version) ? keep(id, before, { body: before.body, owners: ownersIn(managedFields) }) : { kind: 'moved' }
    },
    create: (body, manager) => {
      const id = idOf(body)
      if (objects.has(keyOf(id))) return { kind: 'moved' }
      return isServed(id) ? keep(id, undefined, updated({ body: identity(body), owners: new Map() }, stripped(body), manager)) : { kind: 'not found' }
    },
    remove: (id, { uid, resourceVersion } = {}) => {
      const before = objects.get(keyOf(id))
      if (before === undefined) return { kind: 'not found' }
      if ((uid ?? before.uid) !== before.uid || (resourceVersion ?? String(before.version)) !== String(before.version)) return { kind: 'moved' }
      revision += 1
      return keep(id, { ...before, isGoing: true, version: revision }, before)
    },
    get: (id) => {
      const stored = objects.get(keyOf(id))
      return stored === undefined ? undefined : shown(stored)
    },
    list: () => [...objects.values()].map(shown),
  }
}

const builtIn: readonly string[] = ['', 'apiextensions.k8s.io', 'coordination.k8s.io']

const ownersJson = ({ owners }: Managed): Json => Object.fromEntries([...owners].map(([owner, leaves]) => [owner, [...leaves].toSorted()]))

const isSameSet = (left: ReadonlySet<string> | undefined, right: ReadonlySet<string>): boolean =>
  left !== undefined && left.size === right.size && [...left].every((one) => right.has(one))

/** What the server writes into an object, whoever sent it. */
function withMetadata({ body, owners, uid, version, times, isGoing }: Stored, isEstablished: boolean): JsonObject {
  const managedFields = [...owners].map(([owner, leaves]) => ({
    manager: managerOf(owner),
    operation: owner.slice(0, owner.indexOf(' ')),
    apiVersion: textAt(body, 'apiVersion') ?? '',
    time: times.get(owner) ?? '',
    fieldsType: 'FieldsV1',
    fieldsV1: fieldsV1([...leaves]),
  }))
  const going = isGoing ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}
  const metadata = { ...objectAt(body, 'metadata'), ...going, uid, resourceVersion: String(version), managedFields }
  if (body['kind'] !== 'CustomResourceDefinition') return { ...body, metadata }
  const conditions = ['NamesAccepted', 'Established'].map((type) => ({ type, status: isEstablished ? 'True' : 'False' }))
  return { ...body, metadata, status: { conditions, storedVersions: ['v1'] } }
}

/** Without what the server writes itself. */
function stripped(body: JsonObject): JsonObject {
  const { uid: _uid, resourceVersion: _version, managedFields: _managed, deletionTimestamp: _going, ...metadata } = objectAt(body, 'metadata')
  const { status: _status, ...rest } = body
  return { ...rest, metadata }
}

function identity(body: JsonObject): JsonObject {
  const { name = '', namespace, finalizers } = objectAt(body, 'metadata')
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }), ...(finalizers === undefined ? {} : { finalizers }) }
  return { apiVersion: body['apiVersion'] ?? '', kind: body['kind'] ?? '', metadata }
}

function manifestOf(body: JsonObject): Manifest {
  return { id: idOf(body), version: splitApiVersion(textAt(body, 'apiVersion') ?? '').version, body }
}

export function idOf(body: JsonObject): ResourceId {
  const text = (...path: readonly string[]): string => textAt(body, ...path) ?? ''
  return { group: splitApiVersion(text('apiVersion')).group, kind: text('kind'), namespace: text('metadata', 'namespace'), name: text('metadata', 'name') }
}
