import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json.ts'

/** Whether a label selector takes these labels; one that is absent or empty takes everything. */
export const selects = (selector: Json | undefined, labels: JsonObject): boolean =>
  !isObject(selector) ||
  (Object.entries(objectAt(selector, 'matchLabels')).every(([key, value]) => labels[key] === value) &&
    listAt(selector, 'matchExpressions')
      .filter(isObject)
      .every((term) => meets(term, labels)))

function meets(term: JsonObject, labels: JsonObject): boolean {
  const [key, values] = [textAt(term, 'key') ?? '', listAt(term, 'values')]
  const value = labels[key]
  const isIn = typeof value === 'string' && values.includes(value)
  const isMet: Readonly<Record<string, boolean>> = { In: isIn, NotIn: !isIn, Exists: value !== undefined, DoesNotExist: value === undefined }
  return isMet[textAt(term, 'operator') ?? ''] ?? true
}
