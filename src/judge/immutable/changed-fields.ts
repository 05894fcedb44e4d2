import { at, isList, isObject, type Json } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import type { Pair } from '../scene.ts'
import { isDeep } from '../schema/is-deep.ts'
import { type ImmutableField, immutableFields } from './fields.ts'

/** An immutable field that a change would move. */
export type MovedField = { readonly path: string; readonly before: Json | undefined; readonly after: Json | undefined }

/** Immutable fields that differ between what is there and what is desired. */
export const movedFields = (pair: Pair): readonly MovedField[] => fieldsOf(pair).flatMap((field) => movedAt(field, pair))

/** Aliases of a kind share its rules: an extensions Deployment is the apps one. */
const fieldsOf = ({ after }: Pair): readonly ImmutableField[] => byKind.get(`${after.id.group}/${after.id.kind}`) ?? []

const byKind = Map.groupBy(immutableFields, ({ group, kind }) => `${group}/${kind}`)

function movedAt(field: ImmutableField, pair: Pair): readonly MovedField[] {
  const [before, after] = [valueAt(field, pair.before.body), valueAt(field, pair.after.body)]
  // What a manifest leaves out, the live object keeps, unless it was ours to take away.
  if (pair.isLive && after === undefined && valueAt(field, pair.committed?.body) === undefined) return []
  const [old, now] = [before ?? field.absent, after ?? field.absent]
  if (isEqual(pair.isLive ? shapedLike(old, now) : old, now)) return []
  if (field.unless?.({ before: old, after, from: pair.before.body, to: pair.after.body }) === true) return []
  return [{ path: field.path.join('.'), before: old, after: now }]
}

function valueAt({ path, except = [] }: ImmutableField, body: Json | undefined): Json | undefined {
  const value = at(body, ...path)
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !except.includes(key))) : value
}

/** A live value without what the manifest does not mention: the API server filled that in. */
function shapedLike(live: Json | undefined, wanted: Json | undefined): Json | undefined {
  if (isDeep(live) || isDeep(wanted)) return live
  if (isList(live) && isList(wanted)) return live.map((item, index) => shapedLike(item, wanted[index]) ?? null)
  if (!isObject(live) || !isObject(wanted)) return live
  const kept = Object.entries(live).filter(([key]) => Object.hasOwn(wanted, key))
  return Object.fromEntries(kept.map(([key, item]) => [key, shapedLike(item, wanted[key]) ?? null]))
}
