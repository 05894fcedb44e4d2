import { isSame, objectAt, textAt, type Json, type JsonObject } from '../../src/model/json.ts'
import { leavesOf, leavesOfFields, valueAt, withValue, type Leaf } from './paths.ts'

/** Who owns which fields: what `metadata.managedFields` says, by manager and operation. */
export type Owners = ReadonlyMap<string, ReadonlySet<Leaf>>

export type Managed = { readonly body: JsonObject; readonly owners: Owners }

export type Conflict = { readonly manager: string; readonly leaf: Leaf }

/** One owner of fields: server-side apply and other writes of one manager are two. */
const ownerOf = (manager: string, operation: 'Apply' | 'Update'): string => `${operation} ${manager}`

export const managerOf = (owner: string): string => owner.slice(owner.indexOf(' ') + 1)

/** Server-side apply over what lives: the new object, or the fields for whose sake it is refused. */
export function applied(live: Managed, sent: JsonObject, { manager, isForced }: { manager: string; isForced: boolean }): Managed | readonly Conflict[] {
  const owner = ownerOf(manager, 'Apply')
  const wanted = new Set(leavesOf(sent))
  const conflicts = [...live.owners].flatMap(([other, leaves]) =>
    other === owner
      ? []
      : [...leaves]
          .filter((leaf) => wanted.has(leaf) && !isSame(valueAt(live.body, leaf), valueAt(sent, leaf)))
          .map((leaf) => ({ manager: managerOf(other), leaf })),
  )
  if (conflicts.length > 0 && !isForced) return conflicts
  const taken = new Set(conflicts.map(({ leaf }) => leaf))
  const owners = without(live.owners, taken)
  const dropped = [...(live.owners.get(owner) ?? [])].filter((leaf) => !wanted.has(leaf) && !isOwnedByOthers(owners, owner, leaf))
  const kept = dropped.reduce((body, leaf) => withValue(body, leaf, undefined), live.body)
  const body = [...wanted].reduce((next, leaf) => withValue(next, leaf, valueAt(sent, leaf)), kept)
  return { body, owners: new Map([...owners, [owner, wanted]]) }
}

/** Owners as somebody writes them into managedFields. */
export const ownersIn = (managedFields: readonly Json[]): Owners =>
  new Map(managedFields.map((entry) => [`${textAt(entry, 'operation')} ${textAt(entry, 'manager')}`, new Set(leavesOfFields(objectAt(entry, 'fieldsV1')))]))

/** Any other write: who changes a value owns it from then on, alone. */
export function updated(live: Managed, next: JsonObject, manager: string): Managed {
  const owner = ownerOf(manager, 'Update')
  const all = new Set([...leavesOf(live.body), ...leavesOf(next)])
  const moved = new Set([...all].filter((leaf) => !isSame(valueAt(live.body, leaf), valueAt(next, leaf))))
  const owners = without(live.owners, moved)
  const own = [...(owners.get(owner) ?? []), ...[...moved].filter((leaf) => valueAt(next, leaf) !== undefined)]
  return { body: next, owners: own.length === 0 ? owners : new Map([...owners, [owner, new Set(own)]]) }
}

const isOwnedByOthers = (owners: Owners, owner: string, leaf: Leaf): boolean => [...owners].some(([other, leaves]) => other !== owner && leaves.has(leaf))

const without = (owners: Owners, taken: ReadonlySet<Leaf>): Owners =>
  new Map(
    [...owners].flatMap(([owner, leaves]) => {
      const left = [...leaves].filter((leaf) => !taken.has(leaf))
      return left.length === 0 ? [] : [[owner, new Set(left)]]
    }),
  )
