import { isList, isObject, type Json, type JsonObject } from '../model/json.ts'
import { type Budget, budget } from './budget.ts'
import { readFields } from './fields.ts'
import type { RefusalCode } from './refusals.ts'
import { isMarked, Scalar, valueOf } from './scalar.ts'

/** What js-yaml built with our schema → the value that Kubernetes gets: its keys as text, its merges done, its aliases written out. */
export function toJson(built: unknown): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly code: RefusalCode } {
  const limits = budget()
  const value = convert(built, limits)
  const code = limits.refused()
  return code === undefined ? { ok: true, value } : { ok: false, code }
}

function convert(built: unknown, limits: Budget): Json {
  limits.count(1)
  if (built instanceof Scalar) return valueOf(built)
  if (typeof built !== 'object' || built === null) return leafOf(built, limits)
  if (!limits.enter(built)) return null
  const value = isList(built) ? built.map((item) => convert(item, limits)) : convertMap(built, limits)
  limits.leave(built)
  return value
}

function leafOf(built: unknown, limits: Budget): Json {
  if (typeof built === 'number' && !Number.isFinite(built)) limits.refuse('not-finite')
  return typeof built === 'string' || typeof built === 'number' || typeof built === 'bigint' || typeof built === 'boolean' ? built : null
}

function convertMap(built: object, limits: Budget): JsonObject {
  if (!isObject(built)) return {}
  const keys = Object.keys(built)
  limits.count(keys.length)
  // fromEntries, because assignment would set the prototype where the key is "__proto__".
  if (!keys.some(isMarked)) return Object.fromEntries(keys.map((key) => [key, convert(built[key], limits)]))
  return Object.fromEntries(readFields(built, { limits, convert: (item) => convert(item, limits) }).map(({ name, value }) => [name, value]))
}
