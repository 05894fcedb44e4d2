import { isList, isObject, type Json } from '../../../src/model/json.ts'

/** A value as it was read before a change and after it, and what the manifest wrote. */
export type Reading = { readonly before: Json | undefined; readonly after: Json | undefined; readonly written: Json | undefined }

/** Paths that a manifest wrote and that were read before, and are no longer, or otherwise. What defaults fill in may come and go. */
export function lostFrom({ before, after, written }: Reading, path = ''): readonly string[] {
  if (before === undefined || written === undefined) return []
  if (isList(before) && isList(after) && isList(written))
    return before.flatMap((item, index) => lostAt(`${path}[${index}]`, item, [after[index], written[index]]))
  if (!isObject(before) || !isObject(after) || !isObject(written)) return before === after ? [] : [path]
  return Object.entries(before).flatMap(([key, item]) => lostAt(`${path}.${key}`, item, [after[key], written[key]]))
}

const lostAt = (path: string, before: Json, [after, written]: readonly [Json | undefined, Json | undefined]): readonly string[] =>
  lostFrom({ before, after, written }, path)
