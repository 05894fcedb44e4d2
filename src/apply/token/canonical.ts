import { compareText, isList, isObject, toJsonText, type Json } from '../../model/json.ts'

/** One text for one value, whatever order its keys came in. */
export const canonicalText = (value: Json): string => toJsonText(sorted(value))

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .toSorted(compareText)
      .map((key) => [key, sorted(value[key] ?? null)]),
  )
}
