import { compareText, isList, isObject, type Json, toJsonText } from '../../model/json.ts'

/** One text per value: equal values give equal texts whatever the order of their keys. For values of limited depth. */
export const canonicalText = (value: Json): string => toJsonText(sorted(value))

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const entries = Object.entries(value).toSorted(([left], [right]) => compareText(left, right))
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]))
}
