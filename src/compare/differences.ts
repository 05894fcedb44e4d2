import { compareText, isList, isObject, isSame, type Json, type JsonObject } from '../model/json.ts'
import { linesOf } from '../model/difference.ts'
import { hunksOf } from './hunks.ts'
import { listDifferences } from './list-differences.ts'
import type { Located } from './located.ts'
import { key, type Path } from './path.ts'

/** Where two values differ, as deep as both have the same shape, in order of keys and of list items. */
export function differences(before: Json | undefined, after: Json | undefined, path: Path): readonly Located[] {
  if (isSame(before, after)) return []
  if (isObject(before) && isObject(after)) return inObjects(before, after, path)
  if (isList(before) && isList(after)) return listDifferences({ before, after, path }, differences)
  if (isText(before) && isText(after)) return [inTexts(before, after, path)]
  return [{ path, before, after }]
}

function inObjects(before: JsonObject, after: JsonObject, path: Path): readonly Located[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(compareText)
  return names.flatMap((name) => differences(own(before, name), own(after, name), [...path, key(name)]))
}

const own = (object: JsonObject, name: string): Json | undefined => (Object.hasOwn(object, name) ? object[name] : undefined)

const isText = (value: Json | undefined): value is string => typeof value === 'string'

function inTexts(before: string, after: string, path: Path): Located {
  const hasLines = before.includes('\n') || after.includes('\n')
  return { path, before, after, ...(hasLines ? { hunks: hunksOf(linesOf(before), linesOf(after)) } : {}) }
}
